// Stores that die at a chosen call, as with the process: what was written stays, nothing more is.

import type { Stores } from '../../../server/src/adapters/mongo/index.ts';

type Kept = Pick<Stores, 'conversations' | 'messages'>;

/** Stores with a moment at which they die. */
export interface MortalStores extends Kept {
  /** Dies after this many calls from now on, just before or just after the store has done its work. */
  dieAfter(calls: number, moment: 'before' | 'after'): void;
  readonly isDead: () => boolean;
}

/** What a dead store says. */
export class StoreDied extends Error {}

/** Wraps stores; every wrapped set lives and dies by itself. */
export function createMortalStores({ conversations, messages }: Kept): MortalStores {
  let left = Infinity;
  let moment: 'before' | 'after' = 'before';
  let isDead = false;
  const mortal = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          left -= 1;
          const isLast = left < 0;
          if (isLast && moment === 'before') isDead = true;
          if (isDead) throw new StoreDied();
          const result: unknown = await method.apply(target, args);
          if (isLast) isDead = true;
          // Whoever was under way when the process died learns nothing of it.
          if (isDead) throw new StoreDied();
          return result;
        };
      },
    });
  return {
    conversations: mortal(conversations),
    messages: mortal(messages),
    isDead: () => isDead,
    dieAfter(calls, when) {
      left = calls;
      moment = when;
    },
  };
}
