// The answers that are being written right now, so that a reader who joins gets what came before.

import type { ConversationId, LiveAnswer, MessageId } from '@frontdesk/contract';

/** Why an answer must end before it is whole: its reader wants no more, or the desk stops. */
export type EndedEarly = 'stopped' | 'interrupted';

/** An answer that is being written. */
export interface Writing {
  /** Adds a piece. @returns where the piece begins in the whole answer, in UTF-16 code units */
  add(text: string): number;
  /** What has been written so far. */
  text(): string;
  /** Says that the answer is stored as it ended: from here on readers get it from the store, whatever is left to do. */
  end(): void;
  /** Aborts when the writing must end before the answer is whole; its reason is an {@link EndedEarly}. */
  readonly signal: AbortSignal;
}

/** An answer that has its place, and may have to wait for its turn. */
export interface PlacedAnswer extends Pick<LiveAnswer, 'answerId' | 'seq'> {
  /** Resolves when it is this answer's turn, or when `signal` aborts. */
  readonly turn?: (signal: AbortSignal) => Promise<void>;
}

/** Keeps track of the answers that are being written. Within one conversation they are written one after the other. */
export interface LiveAnswers {
  /** @returns what has been written of the conversation's live answer, or `undefined` when none is being written */
  current(conversationId: ConversationId): LiveAnswer | undefined;
  /** Writes one answer after those before it in the same conversation; forgets it when `write` ends. */
  run(
    conversationId: ConversationId,
    answer: PlacedAnswer,
    write: (writing: Writing) => Promise<void>,
  ): Promise<void>;
  /** Asks the writer of one answer to end. @returns whether it is being written, or waits to be */
  end(answerId: MessageId): boolean;
  /** Waits for the answers that are being written; after `graceMs` milliseconds asks their writers to end, and waits for that. */
  stop(graceMs: number): Promise<void>;
}

interface Run {
  readonly answer: PlacedAnswer;
  readonly signal: AbortSignal;
  readonly write: (writing: Writing) => Promise<void>;
}

/** Makes an empty list of live answers. */
export function createLiveAnswers(): LiveAnswers {
  const texts = new Map<ConversationId, LiveAnswer>();
  const queues = new Map<ConversationId, Promise<void>>();
  const endings = new Map<MessageId, AbortController>();

  return {
    current: (conversationId) => texts.get(conversationId),
    async run(conversationId, answer, write) {
      const ending = new AbortController();
      endings.set(answer.answerId, ending);
      const before = queues.get(conversationId) ?? Promise.resolve();
      const run = { answer, signal: ending.signal, write };
      const mine = before.then(async () => writeOne(texts, conversationId, run));
      const settled = mine.catch(() => undefined);
      queues.set(conversationId, settled);
      try {
        await mine;
      } finally {
        endings.delete(answer.answerId);
        if (queues.get(conversationId) === settled) queues.delete(conversationId);
      }
    },
    end(answerId) {
      const ending = endings.get(answerId);
      ending?.abort('stopped' satisfies EndedEarly);
      return ending !== undefined;
    },
    async stop(graceMs) {
      const timer = setTimeout(() => {
        for (const ending of endings.values()) ending.abort('interrupted' satisfies EndedEarly);
      }, graceMs);
      await Promise.all(queues.values());
      clearTimeout(timer);
    },
  };
}

/** Writes one answer and shows how far it is, until `write` ends. */
async function writeOne(
  texts: Map<ConversationId, LiveAnswer>,
  conversationId: ConversationId,
  { answer, signal, write }: Run,
): Promise<void> {
  const { answerId, seq, turn } = answer;
  await turn?.(signal);
  let text = '';
  const publish = () => texts.set(conversationId, { answerId, seq, offset: 0, text });
  publish();
  try {
    await write({
      signal,
      text: () => text,
      end: () => void texts.delete(conversationId),
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
