// An answer that is being made: what is known of it, and what becomes of that in the end.

import type {
  AnsweringSettings,
  AnswerReceipt,
  BlockedTopic,
  Citation,
  ErrorCode,
} from '@frontdesk/contract';

import type { AnswerOutcome, AnswerProvider, ForeignVerdict, Turn } from '../ports/answer-provider.ts';
import type { Question, WrittenAnswer } from '../ports/answer-writer.ts';
import type { Passage } from '../ports/passage.ts';
import type { Retrieval } from '../ports/retriever.ts';
import type { CannedMatch } from './canned/canned-answers.ts';
import { citeForeign } from './cite-foreign.ts';
import { citeSources } from './cite-sources.ts';
import {
  decideEscalation,
  isCovered,
  type AnswerEvidence,
  type ForeignEvidence,
} from './escalation/decide-escalation.ts';
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
  /** Who is to write; absent while that is not decided. */
  writer: AnswerProvider | undefined;
  /** Names the provider in the receipt. */
  provider: string;
  failed: boolean;
  /** What went wrong, where it has a name. */
  failure: ErrorCode | undefined;
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
    coverage: outcome?.foreign ? certaintyOf(outcome.foreign) : retrieval.coverage,
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
    ...(draft.failure && { failure: draft.failure }),
    ...(outcome?.foreign && { foreign: foreignEvidence(outcome.foreign) }),
  };
}

function foreignEvidence({ requiresEscalation, sources }: ForeignVerdict): ForeignEvidence {
  return {
    ...(requiresEscalation !== undefined && { requiresEscalation }),
    ...(sources && { sourcesCount: sources.length }),
  };
}

/** How sure a service is of its answer: the relevance of its best source, or else its own word. */
function certaintyOf({ requiresEscalation, sources = [] }: ForeignVerdict): number {
  const told = sources.flatMap(({ relevance }) => relevance ?? []);
  return told.length > 0 ? Math.max(...told) : requiresEscalation ? 0 : 1;
}

/** Ends a draft: citations, the decision, the receipt. */
export function finishDraft(draft: Draft, deps: FinishDeps): WrittenAnswer {
  const { escalation, decision } = decideEscalation(evidenceOf(draft));
  return {
    type: 'done',
    text: draft.text,
    citations: citationsOf(draft, deps),
    escalation,
    receipt: receiptOf(draft, deps, { decision, confidence: escalation.confidence }),
  };
}

function citationsOf({ outcome, failed, retrieval }: Draft, { citationUrl }: FinishDeps): Citation[] {
  const { passages, coverage } = retrieval;
  if (!failed && outcome?.answered !== true) return [];
  if (!failed && outcome?.foreign) return citeForeign(outcome.foreign.sources ?? []);
  const isFound = isCovered({ coverage, passagesFound: passages.length });
  const found = isFound ? passages.slice(0, CITED_ON_FAILURE).map((_, position) => position) : [];
  return citeSources(passages, failed ? found : (outcome?.usedPassages ?? []), citationUrl);
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
