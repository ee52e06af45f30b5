// Writes the answer to one question: the story of retrieval, provider, citations and the escalation decision.

import type { AnswerReceipt, AssistantId, Citation, Escalation } from '@frontdesk/contract';

import type { Sampling, Turn, UserContext } from './answer-provider.ts';

/** A question to an assistant. */
export interface Question {
  readonly assistant: { readonly id: AssistantId; readonly name: string };
  readonly question: string;
  /** What was said before, the oldest first. */
  readonly history: readonly Turn[];
  readonly userContext?: UserContext;
  readonly sampling?: Sampling;
}

/** An answer that is whole. */
export interface WrittenAnswer {
  readonly type: 'done';
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly escalation: Escalation;
  readonly receipt: AnswerReceipt;
}

/** Writes answers. The deltas put together are the text of the `done`; there is always a `done`, whatever fails. */
export interface AnswerWriter {
  write(
    question: Question,
    signal: AbortSignal,
  ): AsyncIterable<{ readonly type: 'delta'; readonly text: string } | WrittenAnswer>;
}
