// The story of one answer: what the message wants, what the knowledge has, what the provider writes, whether a person is needed.

import type { AnswerReceipt } from '@frontdesk/contract';

import type { AnswerOutcome, AnswerProvider } from '../ports/answer-provider.ts';
import type { AnswerWriter, Question, WrittenAnswer } from '../ports/answer-writer.ts';
import type { Clock } from '../ports/clock.ts';
import type { Passage } from '../ports/passage.ts';
import type { Retrieval, Retriever } from '../ports/retriever.ts';
import { citeSources } from './cite-sources.ts';
import { missingEnd } from './close-markdown.ts';
import { decideEscalation, isCovered, type AnswerEvidence } from './decide-escalation.ts';
import { replyIn } from './phrases/replies.ts';
import { readIntent, type Intent } from './read-intent.ts';
import { watchStream, type StreamLimits } from './watch-stream.ts';

/** What writing an answer needs. */
export interface AnswerWriterDeps {
  readonly retriever: Retriever;
  readonly provider: AnswerProvider;
  /** Makes the address at which a passage opens. */
  readonly citationUrl: (passage: Passage) => string;
  readonly clock: Clock;
  /** How long the provider may take; {@link ANSWER_LIMITS} by default. */
  readonly limits?: StreamLimits;
  /** Hears why retrieval or the provider failed; visitors never do. */
  readonly onFailure?: (error: unknown) => void;
}

/** Patience with a provider: a visitor who waits longer than this for a first word is gone. */
export const ANSWER_LIMITS: StreamLimits = { firstPieceMs: 15_000, stallMs: 20_000, totalMs: 60_000 };

/** How many passages an answer may rest on: the right one is among the best five in 95 of 100 cases, the rest is its surroundings. */
const PASSAGES_MAX = 6;
/** How many of the found passages are cited when no answer could be written from them. */
const CITED_ON_FAILURE = 3;

/** What has become of an answer so far. */
interface Draft {
  readonly startedAt: number;
  readonly intent: Intent;
  retrieval: Retrieval;
  text: string;
  outcome: AnswerOutcome | undefined;
  failed: boolean;
}

/** Creates the writer of answers. It never fails: what goes wrong becomes an honest sentence and the reason for a person. */
export function createAnswerWriter(deps: AnswerWriterDeps): AnswerWriter {
  return {
    async *write(question, signal) {
      const draft: Draft = {
        startedAt: deps.clock.now().getTime(),
        intent: readIntent(question.question, question.history),
        retrieval: { passages: [], coverage: 0 },
        text: '',
        outcome: undefined,
        failed: false,
      };
      for await (const text of piecesOf(draft, question, { deps, signal })) {
        draft.text += text;
        yield { type: 'delta', text };
      }
      yield finish(draft, deps);
    },
  };
}

interface Writing {
  readonly deps: AnswerWriterDeps;
  readonly signal: AbortSignal;
}

async function* piecesOf(draft: Draft, question: Question, writing: Writing): AsyncGenerator<string> {
  const { kind, language } = draft.intent;
  if (kind !== 'question') {
    yield replyIn(language, kind);
    return;
  }
  await retrieve(draft, question, writing.deps);
  if (!draft.failed && !isCovered(evidenceOf(draft))) {
    yield replyIn(language, 'notCovered');
    return;
  }
  if (!draft.failed) yield* providerPieces(draft, question, writing);
  if (writing.signal.aborted) return;
  if (draft.failed) {
    const before = draft.text === '' ? '' : `${missingEnd(draft.text)}\n\n`;
    yield before + replyIn(language, 'failed');
  } else if (draft.text.trim() === '') {
    yield replyIn(language, 'notCovered');
  }
}

async function retrieve(
  draft: Draft,
  { assistant, question }: Question,
  deps: AnswerWriterDeps,
): Promise<void> {
  try {
    draft.retrieval = await deps.retriever.retrieve({
      assistantId: assistant.id,
      question,
      limit: PASSAGES_MAX,
    });
  } catch (error) {
    deps.onFailure?.(error);
    draft.failed = true;
  }
}

/** Passes on what the provider writes. A provider that throws, stalls, ends without an end or says nothing has failed. */
async function* providerPieces(
  draft: Draft,
  question: Question,
  { deps, signal }: Writing,
): AsyncGenerator<string> {
  const { passages } = draft.retrieval;
  const request = {
    question: question.question,
    passages,
    history: question.history,
    assistantName: question.assistant.name,
    ...(question.userContext && { userContext: question.userContext }),
    ...(question.sampling && { sampling: question.sampling }),
  };
  try {
    const events = watchStream(
      (own) => deps.provider.answer(request, own),
      deps.limits ?? ANSWER_LIMITS,
      signal,
    );
    for await (const event of events) {
      if (event.type === 'done') {
        draft.outcome = event;
        break;
      }
      if (event.text !== '') yield event.text;
    }
    const saidNothing = draft.text.trim() === '' && draft.outcome?.answered !== false;
    if (draft.outcome === undefined || saidNothing) throw new Error('the provider ended without an answer');
  } catch (error) {
    draft.failed = !signal.aborted;
    if (draft.failed) deps.onFailure?.(error);
  }
}

function evidenceOf({ intent, retrieval, outcome, failed }: Draft): AnswerEvidence {
  return {
    intent: intent.kind,
    coverage: retrieval.coverage,
    passagesFound: retrieval.passages.length,
    failed,
    ...(outcome === undefined
      ? {}
      : { answered: outcome.answered, passagesUsed: outcome.usedPassages.length }),
  };
}

function finish(draft: Draft, deps: AnswerWriterDeps): WrittenAnswer {
  const { text, outcome, failed, retrieval } = draft;
  const { escalation, decision } = decideEscalation(evidenceOf(draft));
  const found = retrieval.passages.slice(0, CITED_ON_FAILURE).map((_, position) => position);
  const used = failed ? found : outcome?.answered === true ? outcome.usedPassages : [];
  return {
    type: 'done',
    text,
    citations: citeSources(retrieval.passages, used, deps.citationUrl),
    escalation,
    receipt: receiptOf(draft, deps, { decision, confidence: escalation.confidence }),
  };
}

function receiptOf(
  { retrieval, outcome, startedAt }: Draft,
  { provider, citationUrl, clock }: AnswerWriterDeps,
  decided: Pick<AnswerReceipt, 'decision' | 'confidence'>,
): AnswerReceipt {
  const { model, promptVersion, inputTokens, outputTokens } = outcome ?? {};
  return {
    ...decided,
    provider: provider.name,
    passages: retrieval.passages.map((passage) => {
      const { documentId, title, headingPath, score } = passage;
      return { documentId, title, headingPath, score, url: citationUrl(passage) };
    }),
    latencyMs: Math.max(0, clock.now().getTime() - startedAt),
    ...(model === undefined ? {} : { model }),
    ...(promptVersion === undefined ? {} : { promptVersion }),
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
  };
}
