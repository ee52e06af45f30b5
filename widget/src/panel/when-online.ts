// Begins what has to wait for the connection.

import type { ChatStore } from '../chat/chat-store.ts';

/**
 * Begins something once the chat is connected; where that fails, with the next connection.
 * @param begin returns a function that ends what has begun
 * @returns a function that ends it, begun or not
 */
export function whenOnline(store: ChatStore, begin: () => Promise<() => void>): () => void {
  let isOver = false;
  let isBeginning = false;
  let end: (() => void) | null = null;
  const unsubscribe = store.subscribe(({ connection }, before) => {
    if (connection !== 'online' || before.connection === 'online' || isBeginning) return;
    isBeginning = true;
    begin().then(
      (ending) => {
        if (isOver) ending();
        else end = ending;
        unsubscribe();
      },
      () => {
        isBeginning = false;
      },
    );
  });
  return () => {
    isOver = true;
    unsubscribe();
    end?.();
  };
}
