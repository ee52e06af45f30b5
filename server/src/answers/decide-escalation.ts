// Decides whether a person is needed, from what is known about one answer.

import type { Escalation, EscalationReason } from '@frontdesk/contract';

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
  /** The provider's own word on whether the passages answer the question; absent when it was not asked. */
  readonly answered?: boolean;
  /** How many passages the answer used; absent when none was written. */
  readonly passagesUsed?: number;
}

/** Whether a person is needed, and the rule that decided it. */
export interface EscalationDecision {
  readonly escalation: Escalation;
  /** One sentence. */
  readonly decision: string;
}

/**
 * Below this coverage the question counts as not covered, and no answer is written.
 * @source SQuAD 2.0, open half: 73 % of the questions whose article is missing lie below, and 2 % of the covered ones; of other
 *   subjects' chat 66 %, of questions to small knowledge of another subject 96 %. Most of the rest lies below {@link CONFIDENT_MIN}.
 */
export const COVERED_MIN = 0.2;
/**
 * Below this coverage an answer is given, but a person is offered with it.
 * @source The same questions: 94 % of those whose article is missing lie below, and 11 % of the covered ones.
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
  const { intent, coverage, failed, answered, passagesUsed } = evidence;
  const confidence = Math.round(Math.min(1, Math.max(0, coverage)) * 1_000) / 1_000;
  const escalate = (reason: EscalationReason, summary: string, decision = summary): EscalationDecision => ({
    escalation: { requiresEscalation: true, reason, confidence, summary },
    decision,
  });
  const percent = `${String(Math.round(confidence * 100))} %`;
  if (intent === 'person') return escalate('customer_request', 'The visitor asked for a person.');
  if (intent !== 'question') {
    return {
      escalation: { requiresEscalation: false, confidence: 1 },
      decision: `The message is small talk (${intent}).`,
    };
  }
  if (failed) {
    return escalate(
      'provider_failure',
      'The assistant could not write an answer.',
      'Retrieval or the provider failed.',
    );
  }
  if (!isCovered(evidence)) {
    return escalate(
      'missing_knowledge',
      'The knowledge does not cover this question.',
      `The knowledge covers ${percent} of the question, less than ${String(COVERED_MIN * 100)} %.`,
    );
  }
  if (answered === false) {
    return escalate('missing_knowledge', 'The passages that were found do not answer this question.');
  }
  if (passagesUsed === 0) {
    return escalate('low_confidence', 'The answer names no source.');
  }
  if (coverage < CONFIDENT_MIN) {
    return escalate(
      'low_confidence',
      'The knowledge may not answer this question.',
      `The knowledge covers ${percent} of the question, less than ${String(CONFIDENT_MIN * 100)} %.`,
    );
  }
  return {
    escalation: { requiresEscalation: false, confidence },
    decision: `The knowledge covers ${percent} of the question.`,
  };
}
