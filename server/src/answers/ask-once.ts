// Asks a question to its end, for those who want the answer and not its pieces.

import type { AnswerOutline } from '@frontdesk/contract';

import type { AnswerWriter, Question, WrittenAnswer } from '../ports/answer-writer.ts';

/** Asks a question and waits for the whole answer. */
export async function askOnce(
  writer: AnswerWriter,
  question: Question,
  signal: AbortSignal = new AbortController().signal,
): Promise<WrittenAnswer> {
  for await (const event of writer.write(question, signal)) if (event.type === 'done') return event;
  throw new Error('an answer ended without its end');
}

/** Says in short what an answer is. */
export function outlineOf({ text, citations, escalation }: WrittenAnswer): AnswerOutline {
  return {
    text,
    citations: [...citations],
    reason: escalation.requiresEscalation ? escalation.reason : null,
    confidence: escalation.confidence,
  };
}
