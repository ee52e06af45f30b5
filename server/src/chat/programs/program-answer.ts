// What a program gets that asks in a visitor's place.

import type { Citation, ConversationId, Escalation, MessageId } from '@frontdesk/contract';

import type { WrittenAnswer } from '../../ports/answer-writer.ts';
import { toRelevant, type RelevantDocument } from './relevance.ts';

/** The tokens that a model read and wrote; both 0 when no model was asked. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** An answer that is whole. */
export interface ProgramAnswer {
  readonly type: 'done';
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly escalation: Escalation;
  readonly usage: TokenUsage;
  /** The documents that are cited, the best first. */
  readonly sources: readonly RelevantDocument[];
  /** Present when the question was asked in a conversation that is kept. */
  readonly place?: AnswerLocation;
}

/** Where a kept answer stands. */
export interface AnswerLocation {
  readonly conversationId: ConversationId;
  readonly questionId: MessageId;
  /** Absent while people hold the conversation: nobody but them answers. */
  readonly answerId?: MessageId;
}

/** A piece of an answer, or its end. The pieces put together are the whole text. */
export type ProgramEvent = { readonly type: 'delta'; readonly text: string } | ProgramAnswer;

/** Keeps of a written answer what a program may see: never the receipt, which is for the owner. */
export function toProgramAnswer(
  written: Pick<WrittenAnswer, 'text' | 'citations' | 'escalation'> & Partial<WrittenAnswer>,
  place?: AnswerLocation,
): ProgramAnswer {
  const { text, citations, escalation, receipt } = written;
  const usage = { inputTokens: receipt?.inputTokens ?? 0, outputTokens: receipt?.outputTokens ?? 0 };
  const cited = new Set(citations.map(({ documentId }) => documentId));
  const found = toRelevant(receipt?.passages ?? [], receipt?.confidence ?? 0);
  const sources = found
    .filter(({ documentId }) => cited.has(documentId))
    .map(({ documentId, title, relevance }) => ({ documentId, title, relevance }));
  return { type: 'done', text, citations, escalation, usage, sources, ...(place && { place }) };
}

/** Waits for the whole answer. @throws when the stream ends without one */
export async function wholeAnswer(events: AsyncIterable<ProgramEvent>): Promise<ProgramAnswer> {
  for await (const event of events) if (event.type === 'done') return event;
  throw new Error('an answer ended without its end');
}
