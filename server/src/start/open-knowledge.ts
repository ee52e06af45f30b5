// Opens the knowledge: what is stored is indexed.

import { join } from 'node:path';

import { WorkerPreparer } from '../knowledge/indexing/worker-preparer.ts';
import {
  createKnowledgeBase,
  type KnowledgeBase,
  type KnowledgeBaseDeps,
} from '../knowledge/knowledge-base.ts';
import { createIndexSnapshots } from '../knowledge/snapshot/index-snapshots.ts';
import { tellOfChanges } from '../knowledge/tell-of-changes.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { SharedKnowledge } from '../ports/shared-knowledge.ts';
import { DEMO_ASSISTANT } from './demo-workspace.ts';

/** What the knowledge needs. */
export interface KnowledgeOptions extends Pick<KnowledgeBaseDeps, 'meaning'> {
  /** The indexes are kept in a folder of it. */
  readonly dataDir: string;
  readonly documents: DocumentStore;
}

/** Indexes the stored documents of the first assistant; those of others are indexed when they are asked for. */
export async function openKnowledge(options: KnowledgeOptions): Promise<KnowledgeBase & SharedKnowledge> {
  const { dataDir, documents, meaning } = options;
  const knowledge = tellOfChanges(
    createKnowledgeBase({
      documents,
      preparer: new WorkerPreparer(),
      snapshots: createIndexSnapshots(join(dataDir, 'index')),
      ...(meaning === undefined ? {} : { meaning }),
    }),
  );
  await knowledge.load(DEMO_ASSISTANT.id);
  return knowledge;
}
