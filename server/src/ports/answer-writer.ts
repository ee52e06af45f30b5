// Writes the answer to one question: the story of retrieval, provider, citations and the escalation decision.

import type {
  AnsweringSettings,
  AnswerReceipt,
  AssistantId,
  CannedAnswer,
  Citation,
  Escalation,
  VisitorId,
} from '@frontdesk/contract';

import type { CallMeter } from './call-meter.ts';
import type { Sampling, Turn, UserContext } from './answer-provider.ts';

/** What an owner wants to change, so that it can be tried out before it counts for visitors. */
export interface Trial {
  /** In place of the assistant's settings. */
  readonly settings?: AnsweringSettings;
  /** Besides the canned answers, or in place of the one with its id. */
  readonly canned?: CannedAnswer;
}

/** A question to an assistant. */
export interface Question {
  readonly assistant: { readonly id: AssistantId; readonly name: string };
  readonly question: string;
  /** What was said before, the oldest first. */
  readonly history: readonly Turn[];
  /** Names the conversation for a service that keeps one of its own. */
  readonly session?: string;
  readonly userContext?: UserContext;
  readonly sampling?: Sampling;
  /** Whether canned answers that are not published yet count too; for trying them out. */
  readonly withDrafts?: boolean;
  /** A change that only this question is answered with. */
  readonly trial?: Trial;
  /** Whether the visitor or the assistant has used up what the plan allows; then nothing is asked of a provider. */
  readonly isOverLimit?: boolean;
  /** The visitor who asks, whose plan counts; absent for a program, which answers for its own users. */
  readonly asker?: VisitorId;
  /** The audiences that the asker belongs to; absent: none, so that only documents for everyone are used. */
  readonly audience?: readonly string[];
  /** The model that the asker's plan has; absent: the provider's own. */
  readonly model?: string;
  /** Counts the calls to paid services; absent: nothing limits what they cost. */
  readonly meter?: CallMeter;
}

/** An answer that is whole. */
export interface WrittenAnswer {
  readonly type: 'done';
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly escalation: Escalation;
  readonly receipt: AnswerReceipt;
}

/**
 * Writes answers. There is always a `done`, whatever fails, and its text is the truth: what was streamed before is replaced by it when an
 * answer had to be withheld. Otherwise the deltas put together are the text.
 */
export interface AnswerWriter {
  write(
    question: Question,
    signal: AbortSignal,
  ): AsyncIterable<{ readonly type: 'delta'; readonly text: string } | WrittenAnswer>;
}
