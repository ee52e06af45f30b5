// Decides whether a person is needed, from what is known about one answer.

import type { ErrorCode, Escalation, EscalationReason } from '@frontdesk/contract';

import type { Intent } from './read-intent.ts';

/** What is known about one answer. */
export interface AnswerEvidence {
  readonly intent: Intent['kind'];
  /** How much of the question the knowledge covers, 0 to 1. */
  readonly coverage: number;
  /** How many passages were found. */
  readonly passagesFound: number;
  /** Whether retrieval or the provider failed, stalled or wrote nothing. */
  readonly failed: boolean;
  /** What went wrong then, where it has a name. */
  readonly failure?: ErrorCode;
  /** What a service with knowledge of its own said; then the desk's own coverage says nothing. */
  readonly foreign?: ForeignEvidence;
  /** The provider's own word on whether the passages answer the question; absent when it was not asked. */
  readonly answered?: boolean;
  /** How many passages the answer used; absent when none was written. */
  readonly passagesUsed?: number;
  /** Below this coverage a person is offered with the answer; {@link CONFIDENT_MIN} by default. */
  readonly confidenceMin?: number;
  /** Whether what the plan allows is used up. */
  readonly isOverLimit?: boolean;
  /** The subject of the question that the owner leaves to people. */
  readonly topic?: string;
  /** How well a canned answer fits; absent when none does. */
  readonly cannedLikeness?: number;
  /** Why the provider gave no answer although the passages might hold one. */
  readonly declined?: 'refused' | 'unsupported' | 'withheld';
  /** Whether the visitor wants something done that only a person can do. */
  readonly asksToAct?: boolean;
  /** Whether the visitor has asked the same before. */
  readonly isRepeat?: boolean;
}

/** What is known of an answer that another service gave from its own knowledge. */
export interface ForeignEvidence {
  /** The service's own word; absent: it doesn't tell. */
  readonly requiresEscalation?: boolean;
  /** How many sources it named; absent: it doesn't tell. */
  readonly sourcesCount?: number;
}

/** Whether a person is needed, and the rule that decided it. */
export interface EscalationDecision {
  readonly escalation: Escalation;
  /** One sentence. */
  readonly decision: string;
}

/**
 * Below this coverage the question counts as not covered, and no answer is written.
 * @source SQuAD 2.0, open half: 78 % of the questions whose article is missing lie below, and 4 % of the covered ones; of other
 *   subjects' chat 76 %, of questions to small knowledge of another subject 96 %. Most of the rest lies below {@link CONFIDENT_MIN}.
 */
export const COVERED_MIN = 0.15;
/**
 * Below this coverage an answer is given, but a person is offered with it.
 * @source The same questions: 95 % of those whose article is missing lie below, and 14 % of the covered ones.
 */
export const CONFIDENT_MIN = 0.5;

/** Tells whether the knowledge covers a question well enough to write an answer. */
export function isCovered({
  coverage,
  passagesFound,
}: Pick<AnswerEvidence, 'coverage' | 'passagesFound'>): boolean {
  return passagesFound > 0 && coverage >= COVERED_MIN;
}

/**
 * Decides whether a person should take over. The same evidence always gives the same decision.
 * Leans towards a person: a needless hand-over costs minutes, a wrong answer costs trust.
 */
export function decideEscalation(evidence: AnswerEvidence): EscalationDecision {
  const { intent, cannedLikeness } = evidence;
  if (intent === 'person') {
    return escalate(evidence, ['customer_request', 'The visitor asked for a person.']);
  }
  if (intent !== 'question') {
    return {
      escalation: { requiresEscalation: false, confidence: 1 },
      decision: `The message is small talk (${intent}).`,
    };
  }
  const rule = [...rulesOfTheDesk(evidence), ...rulesOfTheAnswer(evidence)].find(([holds]) => holds);
  if (rule) return escalate(evidence, rule[1]);
  const confidence = confidenceOf(evidence);
  const decision = evidence.foreign
    ? 'The service answered and asks for no person.'
    : cannedLikeness === undefined
      ? `The knowledge covers ${percent(confidence)} of the question.`
      : `A canned answer fits the question to ${percent(confidence)}.`;
  return { escalation: { requiresEscalation: false, confidence }, decision };
}

/** A reason, what the agent reads, and for the receipt what exactly decided where that says more. */
type Finding = readonly [reason: EscalationReason, summary: string, decision?: string];
type Rule = readonly [holds: boolean, finding: Finding];

/** What speaks for a person whatever the knowledge holds. The first that holds decides. */
function rulesOfTheDesk(evidence: AnswerEvidence): Rule[] {
  const { isOverLimit, topic, declined, failed, failure } = evidence;
  const withheld = 'What the model wrote repeated its instructions and was withheld.';
  const toPeople = `The question is about “${topic ?? ''}”, which is left to people.`;
  return [
    [isOverLimit === true, ['usage_limit', 'The number of answers that the plan allows is used up.']],
    [topic !== undefined, ['policy_restriction', toPeople]],
    [declined === 'withheld', ['policy_restriction', 'An answer could not be shown.', withheld]],
    [declined === 'refused', ['policy_restriction', 'The model declined to answer this question.']],
    [declined === 'unsupported', ['unsupported_request', ACT_SUMMARY, 'The model says so.']],
    [
      failed && failure === 'rate_limited',
      ['usage_limit', 'The service that writes answers has reached a limit.'],
    ],
    [
      failed,
      ['provider_failure', 'The assistant could not write an answer.', 'Retrieval or the provider failed.'],
    ],
  ];
}

const ACT_SUMMARY = 'The visitor wants something done that only a person can do.';
const REPEAT_SUMMARY = 'The visitor asked the same again.';

/** What the knowledge and the answer say. The first that holds decides. */
function rulesOfTheAnswer(evidence: AnswerEvidence): Rule[] {
  const { coverage, answered, passagesUsed, asksToAct, isRepeat, cannedLikeness } = evidence;
  const { confidenceMin = CONFIDENT_MIN } = evidence;
  const repeats: Rule = [isRepeat === true, ['negative_feedback', REPEAT_SUMMARY]];
  if (cannedLikeness !== undefined) return [repeats];
  if (evidence.foreign) return [...rulesOfTheService(evidence, evidence.foreign), repeats];
  const covers = `The knowledge covers ${percent(confidenceOf(evidence))} of the question, less than`;
  const notCovered = 'The knowledge does not cover this question.';
  const unanswered = 'The passages that were found do not answer this question.';
  const doubtful = 'The knowledge may not answer this question.';
  return [
    [asksToAct === true, ['unsupported_request', ACT_SUMMARY]],
    [!isCovered(evidence), ['missing_knowledge', notCovered, `${covers} ${percent(COVERED_MIN)}.`]],
    [answered === false, ['missing_knowledge', unanswered]],
    [passagesUsed === 0, ['low_confidence', 'The answer names no source.']],
    repeats,
    [coverage < confidenceMin, ['low_confidence', doubtful, `${covers} ${percent(confidenceMin)}.`]],
  ];
}

/** What another service said about its own answer. */
function rulesOfTheService({ answered, asksToAct }: AnswerEvidence, foreign: ForeignEvidence): Rule[] {
  const { requiresEscalation, sourcesCount } = foreign;
  const isUnfounded = requiresEscalation === undefined && sourcesCount === 0;
  return [
    [asksToAct === true, ['unsupported_request', ACT_SUMMARY]],
    [answered === false, ['missing_knowledge', 'The service has no answer to this question.']],
    [requiresEscalation === true, ['low_confidence', 'The service says that a person is needed.']],
    [isUnfounded, ['low_confidence', 'The answer names no source.']],
  ];
}

function escalate(
  evidence: AnswerEvidence,
  [reason, summary, decision = summary]: Finding,
): EscalationDecision {
  const confidence = confidenceOf(evidence);
  return { escalation: { requiresEscalation: true, reason, confidence, summary }, decision };
}

function confidenceOf({ coverage, cannedLikeness = coverage }: AnswerEvidence): number {
  return Math.round(Math.min(1, Math.max(0, cannedLikeness)) * 1_000) / 1_000;
}

function percent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
