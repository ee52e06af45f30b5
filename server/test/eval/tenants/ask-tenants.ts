// Asks many assistants for what belongs to others: nothing of another assistant, nor of a closed audience, may come back.

import type { AssistantId } from '@frontdesk/contract';

import { createKnowledgeBase, type KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { createMemoryDocumentStore, documentOf } from '../../knowledge/memory-document-store.ts';
import { pick, seededRandom } from '../measure/seeded-random.ts';

/** How many assistants there are, and how much is asked. */
export interface TenantsTask {
  readonly assistants: number;
  readonly documentsEach: number;
  readonly queries: number;
  /** A fault on purpose, so that the check shows that it would notice: all documents are put under the asker’s own assistant. */
  readonly isBroken?: boolean;
}

/** What came back. */
export interface TenantsFigures {
  readonly queries: number;
  readonly passages: number;
  /** Passages of another assistant. */
  readonly foreign: number;
  /** Passages of documents for an audience that the asker does not belong to. */
  readonly closed: number;
}

const AUDIENCES = ['staff', 'partners', 'premium'] as const;
const TOPICS = [
  'refunds',
  'shipping',
  'invoices',
  'passwords',
  'returns',
  'warranty',
  'opening hours',
  'gift cards',
];
const RESULTS = 5;

/** Fills assistants with documents that differ in their canaries only, asks at random, and counts what should not have been found. */
export async function askTenants(task: TenantsTask): Promise<TenantsFigures> {
  const random = seededRandom('tenants');
  const ids = Array.from({ length: task.assistants }, (_, i) => `asst_tenant${String(i)}` as const);
  const knowledge = await fill(ids, task);
  const figures = { queries: 0, passages: 0, foreign: 0, closed: 0 };
  for (; figures.queries < task.queries; figures.queries += 1) {
    const asker = pick(ids, random) ?? 'asst_none';
    const other = pick(ids, random) ?? 'asst_none';
    const document = Math.floor(random() * task.documentsEach);
    const audience = AUDIENCES.filter(() => random() < 0.3);
    const question = `What about ${pick(TOPICS, random) ?? ''}? ${canary(other, document)} ${closedCanary(document)}`;
    const request = {
      assistantId: task.isBroken === true ? 'asst_shared' : asker,
      question,
      limit: RESULTS,
      audience,
    } as const;
    const { passages } = await knowledge.retrieve(request);
    figures.passages += passages.length;
    for (const { text } of passages) {
      if (!text.includes(ownMark(asker))) figures.foreign += 1;
      const closedTo = /for ([a-z]+) only/.exec(text)?.[1];
      if (closedTo !== undefined && !audience.some((name) => name === closedTo)) figures.closed += 1;
    }
  }
  return figures;
}

async function fill(ids: readonly AssistantId[], task: TenantsTask): Promise<KnowledgeBase> {
  const documents = createMemoryDocumentStore();
  const knowledge = createKnowledgeBase({ documents });
  for (const id of ids) {
    const owner: AssistantId = task.isBroken === true ? 'asst_shared' : id;
    const stored = [];
    for (let i = 0; i < task.documentsEach; i += 1) {
      const audience = i % 3 === 0 ? AUDIENCES[(i / 3) % AUDIENCES.length] : undefined;
      const text = `${canary(id, i)} ${ownMark(id)} All about ${TOPICS[i % TOPICS.length] ?? ''}: it takes ${String(i)} days.`;
      const source = documentOf(
        owner,
        `${id}-${String(i)}.md`,
        audience === undefined ? text : `${text} ${closedCanary(i)}, for ${audience} only.`,
      );
      const hidden = audience === undefined || task.isBroken === true ? {} : { audience: [audience] };
      stored.push(await documents.put({ ...source, ...hidden }));
    }
    await knowledge.putAll(stored);
  }
  return knowledge;
}

function canary(id: AssistantId, document: number): string {
  return `canary${id.replace('asst_', '')}x${String(document)}`;
}

function ownMark(id: AssistantId): string {
  return `Property of ${id.replace('asst_', '')}.`;
}

function closedCanary(document: number): string {
  return `closed${String(document)}`;
}
