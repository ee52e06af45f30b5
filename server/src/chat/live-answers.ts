// The answers that are being written right now, so that a reader who joins gets what came before.

import type { ConversationId, LiveAnswer } from '@frontdesk/contract';

/** An answer that is being written. */
export interface Writing {
  /** Adds a piece. @returns where the piece begins in the whole answer, in UTF-16 code units */
  add(text: string): number;
  /** What has been written so far. */
  text(): string;
  /** Aborts when the writing must end before the answer is whole. */
  readonly signal: AbortSignal;
}

/** Keeps track of the answers that are being written. Within one conversation they are written one after the other. */
export interface LiveAnswers {
  /** @returns what has been written of the conversation's live answer, or `undefined` when none is being written */
  current(conversationId: ConversationId): LiveAnswer | undefined;
  /** Writes one answer after those before it in the same conversation; forgets it when `write` ends. */
  run(
    conversationId: ConversationId,
    answer: Pick<LiveAnswer, 'answerId' | 'seq'>,
    write: (writing: Writing) => Promise<void>,
  ): Promise<void>;
  /** Waits for the answers that are being written; after `graceMs` milliseconds asks their writers to end, and waits for that. */
  stop(graceMs: number): Promise<void>;
}

/** Makes an empty list of live answers. */
export function createLiveAnswers(): LiveAnswers {
  const texts = new Map<ConversationId, LiveAnswer>();
  const queues = new Map<ConversationId, Promise<void>>();
  const stopping = new AbortController();

  async function writeOne(
    conversationId: ConversationId,
    answer: Pick<LiveAnswer, 'answerId' | 'seq'>,
    write: (writing: Writing) => Promise<void>,
  ) {
    let text = '';
    const publish = () => texts.set(conversationId, { ...answer, offset: 0, text });
    publish();
    try {
      await write({
        signal: stopping.signal,
        text: () => text,
        add(piece) {
          const offset = text.length;
          text += piece;
          publish();
          return offset;
        },
      });
    } finally {
      texts.delete(conversationId);
    }
  }

  return {
    current: (conversationId) => texts.get(conversationId),
    async run(conversationId, answer, write) {
      const before = queues.get(conversationId) ?? Promise.resolve();
      const mine = before.then(async () => writeOne(conversationId, answer, write));
      const settled = mine.catch(() => undefined);
      queues.set(conversationId, settled);
      try {
        await mine;
      } finally {
        if (queues.get(conversationId) === settled) queues.delete(conversationId);
      }
    },
    async stop(graceMs) {
      const timer = setTimeout(() => stopping.abort(), graceMs);
      await Promise.all(queues.values());
      clearTimeout(timer);
    },
  };
}
