// An answer that is being made: what is known of it, and what becomes of that in the end.

import type { AnsweringSettings, AnswerReceipt, BlockedTopic } from '@frontdesk/contract';

import type { AnswerOutcome, Turn } from '../ports/answer-provider.ts';
import type { Question, WrittenAnswer } from '../ports/answer-writer.ts';
import type { Passage } from '../ports/passage.ts';
import type { Retrieval } from '../ports/retriever.ts';
import type { CannedMatch } from './canned/canned-answers.ts';
import { citeSources } from './cite-sources.ts';
import { decideEscalation, type AnswerEvidence } from './escalation/decide-escalation.ts';
import type { Intent } from './escalation/read-intent.ts';

/** What has become of an answer so far. */
export interface Draft {
  readonly question: Question;
  readonly startedAt: number;
  readonly intent: Intent;
  settings: AnsweringSettings;
  /** What the visitor wrote, as the provider may read it. */
  asked: string;
  history: readonly Turn[];
  retrieval: Retrieval;
  /** The words that were searched for, when they are not the visitor's own. */
  searchedFor: string | undefined;
  topic: BlockedTopic | undefined;
  canned: CannedMatch | undefined;
  /** Whether the visitor wants something done that only a person can do. */
  asksToAct: boolean;
  /** Whether the visitor has asked the same before. */
  isRepeat: boolean;
  text: string;
  outcome: AnswerOutcome | undefined;
  /** Names the provider in the receipt. */
  provider: string;
  failed: boolean;
  readonly notes: string[];
}

/** How many of the found passages are cited when no answer could be written from them. */
const CITED_ON_FAILURE = 3;

/** What ending an answer needs. */
export interface FinishDeps {
  readonly citationUrl: (passage: Passage) => string;
  readonly now: () => number;
}

/** Says what a draft tells about whether a person is needed. */
export function evidenceOf(draft: Draft): AnswerEvidence {
  const { question, intent, retrieval, outcome, failed, settings, topic, canned } = draft;
  return {
    intent: intent.kind,
    coverage: retrieval.coverage,
    passagesFound: retrieval.passages.length,
    failed,
    confidenceMin: settings.confidenceMin,
    isOverLimit: question.isOverLimit === true,
    asksToAct: draft.asksToAct,
    isRepeat: draft.isRepeat,
    ...(topic && { topic: topic.name }),
    ...(canned && { cannedLikeness: canned.likeness }),
    ...(outcome && { answered: outcome.answered, passagesUsed: outcome.usedPassages.length }),
    ...(outcome?.declined && { declined: outcome.declined }),
  };
}

/** Ends a draft: citations, the decision, the receipt. */
export function finishDraft(draft: Draft, deps: FinishDeps): WrittenAnswer {
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
  draft: Draft,
  { citationUrl, now }: FinishDeps,
  decided: Pick<AnswerReceipt, 'decision' | 'confidence'>,
): AnswerReceipt {
  const { retrieval, outcome, startedAt, searchedFor, canned } = draft;
  const { model, promptVersion, inputTokens, outputTokens } = outcome ?? {};
  const notes = [...draft.notes, ...(outcome?.notes ?? [])];
  return {
    ...decided,
    provider: outcome?.writtenBy ?? draft.provider,
    passages: retrieval.passages.map((passage) => {
      const { documentId, title, headingPath, score } = passage;
      return { documentId, title, headingPath, score, url: citationUrl(passage) };
    }),
    latencyMs: Math.max(0, now() - startedAt),
    ...(model === undefined ? {} : { model }),
    ...(promptVersion === undefined ? {} : { promptVersion }),
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(searchedFor === undefined ? {} : { searchedFor }),
    ...(canned && { cannedAnswerId: canned.canned.id }),
    ...(notes.length > 0 && { notes }),
  };
}
