// Opens the knowledge: what is stored is indexed, then the folder is compared with it.

import { join } from 'node:path';

import { WorkerPreparer } from '../knowledge/indexing/worker-preparer.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { createIndexSnapshots } from '../knowledge/snapshot/index-snapshots.ts';
import { syncFolder } from '../knowledge/sync-folder.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { DEMO_ASSISTANT } from './demo-workspace.ts';
import { StartError } from './start-error.ts';

/** What the knowledge needs. */
export interface KnowledgeOptions {
  readonly folder: string;
  /** The indexes are kept in a folder of it. */
  readonly dataDir: string;
  readonly documents: DocumentStore;
  readonly onStep: (step: string) => void;
}

/**
 * Indexes the documents of a folder for the first assistant.
 * @throws {StartError} when the folder can't be read
 */
export async function openKnowledge(options: KnowledgeOptions): Promise<KnowledgeBase> {
  const { folder, dataDir, documents, onStep } = options;
  const knowledge = createKnowledgeBase({
    documents,
    preparer: new WorkerPreparer(),
    snapshots: createIndexSnapshots(join(dataDir, 'index')),
  });
  const { id: assistantId } = DEMO_ASSISTANT;
  await knowledge.load(assistantId);
  try {
    const synced = await syncFolder({ folder, assistantId, documents, knowledge });
    for (const { path, reason } of synced.failed) onStep(`Skipped ${path}: ${reason}`);
    const count = synced.added + synced.updated + synced.unchanged;
    onStep(`Knowledge: ${count} documents from ${folder}`);
  } catch (cause) {
    await knowledge.close();
    throw new StartError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  return knowledge;
}
