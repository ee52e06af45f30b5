// Listens to one answer while it is told to everyone else.

import type { ConversationFeed } from '../../ports/conversation-feed.ts';

/** A feed that is listened to. */
export interface FeedTap {
  /** Tells everyone what it is told, and the listener the pieces of the answer. */
  readonly feed: ConversationFeed;
  /** @returns the pieces until the answer is done, and none after `timeoutMs` milliseconds without one */
  pieces(timeoutMs: number): AsyncGenerator<string>;
}

/** Listens to a feed. It is made for one answer: whatever answer it is told of is the one. */
export function tapFeed(feed: ConversationFeed): FeedTap {
  const waiting: string[] = [];
  let isDone = false;
  let wake: (() => void) | undefined;
  return {
    feed: {
      ...feed,
      answerDelta(conversation, delta) {
        feed.answerDelta(conversation, delta);
        waiting.push(delta.text);
        wake?.();
      },
      answerDone(conversation, message, receipt) {
        feed.answerDone(conversation, message, receipt);
        isDone = true;
        wake?.();
      },
    },
    async *pieces(timeoutMs) {
      for (;;) {
        yield* waiting.splice(0);
        if (isDone) return;
        const changed = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(false), timeoutMs);
          wake = () => {
            clearTimeout(timer);
            resolve(true);
          };
          if (isDone || waiting.length > 0) wake();
        });
        if (!changed) return;
      }
    },
  };
}
