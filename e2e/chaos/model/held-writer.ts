// A writer of answers that can be held in the middle, so that the model decides when an answer ends.

import type { AnswerWriter, WrittenAnswer } from '../../../server/src/ports/answer-writer.ts';

/** In a question, asks for an answer that waits in the middle. What follows names the hold. */
export const HOLD = 'hold:';

/** The writer and its holds. */
export interface HeldWriter {
  readonly writer: AnswerWriter;
  /** Lets the answers to this question go on, now and whenever it is asked again. */
  release(hold: string): void;
}

function whole(text: string): WrittenAnswer {
  const receipt = { provider: 'held', passages: [], decision: 'none', confidence: 1, latencyMs: 1 };
  const escalation = { requiresEscalation: false, confidence: 1 } as const;
  return { type: 'done', text, citations: [], escalation, receipt };
}

/** Makes a writer that repeats each question in three pieces. */
export function createHeldWriter(): HeldWriter {
  const released = new Set<string>();
  const waiting = new Map<string, Set<() => void>>();

  async function goesOn(hold: string, signal: AbortSignal): Promise<void> {
    if (released.has(hold) || signal.aborted) return;
    await new Promise<void>((resolve) => {
      waiting.set(hold, (waiting.get(hold) ?? new Set()).add(resolve));
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  return {
    release(hold) {
      released.add(hold);
      for (const resolve of waiting.get(hold) ?? []) resolve();
      waiting.delete(hold);
    },
    writer: {
      async *write({ question }, signal) {
        const pieces = ['You asked: ', '🙂 ', question];
        for (const [index, text] of pieces.entries()) {
          if (index === 2 && question.startsWith(HOLD)) await goesOn(question.slice(HOLD.length), signal);
          if (signal.aborted) return;
          yield { type: 'delta', text };
        }
        yield whole(pieces.join(''));
      },
    },
  };
}
