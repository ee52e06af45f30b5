// Asks the demo knowledge its golden questions, through the same path that a visitor's question takes.

import { readFile } from 'node:fs/promises';
import { z } from 'zod';

import { createExtractiveProvider } from '../../../src/answers/extractive/extractive-provider.ts';
import { createAnswerWriter } from '../../../src/answers/write-answer.ts';
import { syncFolder } from '../../../src/ingestion/folder/sync-folder.ts';
import { SyncWatch } from '../../../src/ingestion/sync-watch.ts';
import { createKnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import type { WrittenAnswer } from '../../../src/ports/answer-writer.ts';
import { folderSource, plainExtractor } from '../../ingestion/folder-source.ts';
import { createMemoryDocumentStore } from '../../knowledge/memory-document-store.ts';

/**
 * What must happen: the answer cites a document (`file.md`) or one of its sections (`file.md#anchor`); a person is asked for; or nothing is
 * answered from the documents at all.
 */
const expectation = z.union([
  z.templateLiteral(['cites ', z.string().min(1)]),
  z.literal('must escalate'),
  z.literal('must refuse'),
]);
const goldenQuestions = z.array(z.object({ q: z.string().min(1), expect: expectation })).min(1);

/** A golden question and what became of it. */
export interface GoldenResult {
  readonly q: string;
  readonly expect: z.infer<typeof expectation>;
  /** What was cited, and why a person was asked for. */
  readonly got: string;
  readonly verdict: 'ok' | 'failed';
}

const ASSISTANT = { id: 'asst_own', name: 'Desk' } as const;

/**
 * Asks every golden question of the file beside this one.
 * @param folder the Markdown files of the demo knowledge
 * @throws {Error} when the folder or the file can't be read
 */
export async function askOwnKnowledge(folder: string): Promise<GoldenResult[]> {
  const file = new URL('golden-questions.json', import.meta.url);
  const questions = goldenQuestions.parse(JSON.parse(await readFile(file, 'utf8')));
  const ask = await openKnowledge(folder);
  const results: GoldenResult[] = [];
  for (const { q, expect } of questions) {
    const { citations, escalation } = await ask(q);
    const cited = citations.map(({ url }) => url);
    const reason = escalation.requiresEscalation ? escalation.reason : 'no person needed';
    const ok = isMet(expect, cited, escalation.requiresEscalation);
    results.push({
      q,
      expect,
      got: [...cited, reason, `confidence ${escalation.confidence.toFixed(2)}`].join(', '),
      verdict: ok ? 'ok' : 'failed',
    });
  }
  return results;
}

function isMet(expect: GoldenResult['expect'], cited: readonly string[], escalates: boolean): boolean {
  if (expect === 'must escalate') return escalates;
  if (expect === 'must refuse') return escalates && cited.length === 0;
  const source = expect.slice('cites '.length);
  return cited.some((url) => url === source || url.startsWith(`${source}#`));
}

/** Indexes a folder and returns a function that answers from it without a network. */
async function openKnowledge(folder: string): Promise<(question: string) => Promise<WrittenAnswer>> {
  const documents = createMemoryDocumentStore();
  const knowledge = createKnowledgeBase({ documents });
  const watch = new SyncWatch(new AbortController().signal);
  const deps = { documents, knowledge, extractor: plainExtractor };
  await syncFolder(deps, folderSource(folder, ASSISTANT.id), watch);
  const keys = new Map((await documents.list(ASSISTANT.id)).map(({ id, sourceKey }) => [id, sourceKey]));
  const writer = createAnswerWriter({
    retriever: knowledge,
    chooseProvider: createExtractiveProvider,
    citationUrl: ({ documentId, anchor }) => `${keys.get(documentId) ?? documentId}#${anchor}`,
    clock: { now: () => new Date() },
  });
  return async (question) => {
    const stream = writer.write(
      { assistant: ASSISTANT, question, history: [] },
      new AbortController().signal,
    );
    for await (const event of stream) if (event.type === 'done') return event;
    throw new Error(`“${question}” got no answer.`);
  };
}
