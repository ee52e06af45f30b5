// Things of one kind that all tabs of a browser share, each under a key of its own: no tab can overwrite what another puts there.

import { tryStorage } from './try-storage.ts';

/** Things by their ids, shared among tabs where the browser allows it. */
export interface Shelf<T> {
  /** Returns what is there, in no particular order. */
  readonly all: () => readonly T[];
  readonly put: (id: string, thing: T) => void;
  readonly remove: (id: string) => void;
  /**
   * Calls back when another tab has put a thing there or, with `null`, taken it away.
   * @returns a function that ends this
   */
  readonly subscribe: (listener: (id: string, thing: T | null) => void) => () => void;
}

/**
 * Opens a shelf in `localStorage`. What storage does not take is kept in memory.
 * @param prefix what the keys begin with
 * @param isThing tells a thing from damaged data, which is left out
 */
export function openShelf<T>(prefix: string, isThing: (value: unknown) => value is T): Shelf<T> {
  const memory = new Map<string, T>();
  const parse = (json: string | null | undefined): T | null => {
    const value = tryStorage((): unknown => JSON.parse(json ?? 'null'));
    return isThing(value) ? value : null;
  };
  return {
    all: () => {
      const keys = tryStorage(() => Object.keys(localStorage)) ?? [];
      const stored = keys
        .filter((key) => key.startsWith(prefix))
        .map((key) => parse(tryStorage(() => localStorage.getItem(key))));
      return [...stored.filter((thing) => thing !== null), ...memory.values()];
    },
    put: (id, thing) => {
      memory.delete(id);
      const isKept = tryStorage(() => {
        localStorage.setItem(prefix + id, JSON.stringify(thing));
        return true;
      });
      if (!isKept) memory.set(id, thing);
    },
    remove: (id) => {
      memory.delete(id);
      tryStorage(() => localStorage.removeItem(prefix + id));
    },
    subscribe: (listener) => {
      const hear = ({ key, newValue }: StorageEvent) => {
        if (key?.startsWith(prefix)) listener(key.slice(prefix.length), parse(newValue));
      };
      window.addEventListener('storage', hear);
      return () => window.removeEventListener('storage', hear);
    },
  };
}
