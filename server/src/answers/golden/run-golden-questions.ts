// Golden questions: what must be answered from where, what must go to a person, what must be refused.

import type {
  AssistantId,
  DocumentId,
  GoldenExpectation,
  GoldenQuestion,
  GoldenQuestionId,
  GoldenResult,
  GoldenRun,
} from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { AnswerWriter, Question, Trial, WrittenAnswer } from '../../ports/answer-writer.ts';
import type { GoldenQuestionStore } from '../../ports/answering-store.ts';
import type { Assistant, AssistantStore } from '../../ports/assistant-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import { askOnce, outlineOf } from '../ask-once.ts';
import { inParallel } from '../in-parallel.ts';

/** What running golden questions needs. */
export interface GoldenDeps {
  readonly goldenQuestions: GoldenQuestionStore;
  readonly assistants: Pick<AssistantStore, 'findAssistant'>;
  readonly documents: Pick<DocumentStore, 'find'>;
  readonly writer: AnswerWriter;
  readonly clock: Clock;
}

/** Which golden questions are asked, and with what. */
export interface GoldenRunOptions {
  /** Whether canned answers that are not published yet count too. */
  readonly withDrafts?: boolean;
  /** A change that is tried out. */
  readonly trial?: Trial;
  /** Only these questions; absent: all. */
  readonly only?: readonly GoldenQuestionId[];
}

/** Enough to be quick, few enough for a model service's limits. */
const ASKED_AT_ONCE = 4;

/**
 * Asks all golden questions of an assistant the way a visitor would.
 * @throws {AppError} `not_found` when there is no such assistant
 */
export async function runGoldenQuestions(
  deps: GoldenDeps,
  assistantId: AssistantId,
  { only, ...asked }: GoldenRunOptions = {},
): Promise<GoldenRun> {
  const ranAt = deps.clock.now();
  const assistant = await deps.assistants.findAssistant(assistantId);
  if (!assistant) throw new AppError('not_found');
  const all = await deps.goldenQuestions.list(assistantId);
  const questions = only ? all.filter(({ id }) => only.includes(id)) : all;
  const asking = { deps, assistant, asked };
  const results = await inParallel(questions, ASKED_AT_ONCE, async (golden) => ask(asking, golden));
  const passed = results.filter(({ ok }) => ok).length;
  return {
    passed,
    failed: results.length - passed,
    results,
    ranAt: ranAt.toISOString(),
    durationMs: Math.max(0, deps.clock.now().getTime() - ranAt.getTime()),
  };
}

interface Asking {
  readonly deps: GoldenDeps;
  readonly assistant: Assistant;
  readonly asked: Pick<Question, 'withDrafts' | 'trial'>;
}

async function ask({ deps, assistant, asked }: Asking, golden: GoldenQuestion): Promise<GoldenResult> {
  const { id, question, expect } = golden;
  const written = await askOnce(deps.writer, { assistant, question, history: [], ...asked });
  const sources = await sourcesOf(written, deps.documents);
  const ok = meets(expect, sources, written.escalation.requiresEscalation);
  return { id, question, expect, ok, got: outlineOf(written) };
}

/** Says whether an answer is what was expected. */
export function meets(
  expect: GoldenExpectation,
  sources: readonly string[],
  requiresEscalation: boolean,
): boolean {
  if (expect === 'must escalate') return requiresEscalation;
  if (expect === 'must refuse') return requiresEscalation && sources.length === 0;
  const wanted = expect.slice('cites '.length).trim();
  return sources.some((source) => source === wanted || source.startsWith(`${wanted}#`));
}

/** Every name by which what an answer rests on may be called: source, address and title, each with and without the section. */
async function sourcesOf(
  { citations, receipt }: WrittenAnswer,
  documents: GoldenDeps['documents'],
): Promise<string[]> {
  const known = new Map<DocumentId, readonly (string | undefined)[]>();
  for (const { documentId } of citations) {
    if (known.has(documentId)) continue;
    const document = await documents.find(documentId);
    known.set(documentId, [document?.sourceKey, document?.url, document?.url?.replace(/\/$/, '')]);
  }
  const cited = citations.flatMap(({ documentId, title, url }) => {
    const anchor = /#(.+)$/.exec(url)?.[1];
    const names = [...(known.get(documentId) ?? []), title, documentId].flatMap((name) => name ?? []);
    return [url, ...names.map((name) => (anchor === undefined ? name : `${name}#${anchor}`))];
  });
  return receipt.cannedAnswerId === undefined ? cited : [...cited, receipt.cannedAnswerId];
}
