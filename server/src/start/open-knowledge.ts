// Opens the knowledge: what is stored is indexed, then the folder is compared with it.

import { createKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { syncFolder } from '../knowledge/sync-folder.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Retriever } from '../ports/retriever.ts';
import { DEMO_ASSISTANT } from './demo-workspace.ts';
import { StartError } from './start-error.ts';

/**
 * Indexes the documents of a folder for the first assistant.
 * @throws {StartError} when the folder can't be read
 */
export async function openKnowledge(
  folder: string,
  documents: DocumentStore,
  onStep: (step: string) => void,
): Promise<Retriever> {
  const knowledge = createKnowledgeBase({ documents });
  const { id: assistantId } = DEMO_ASSISTANT;
  await knowledge.load(assistantId);
  try {
    const synced = await syncFolder({ folder, assistantId, documents, knowledge });
    for (const { path, reason } of synced.failed) onStep(`Skipped ${path}: ${reason}`);
    const count = synced.added + synced.updated + synced.unchanged;
    onStep(`Knowledge: ${count} documents from ${folder}`);
  } catch (cause) {
    throw new StartError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  return knowledge;
}
