// What a page shows, as it comes from the desk.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

import type { Outcome, Refusal } from '../transport/agent-link.ts';

/** Something that is loaded, was loaded, or can't be. */
export interface Loaded<T> {
  /** The latest that is known; `undefined` before the first. */
  readonly value: T | undefined;
  /** Why the latest attempt failed. */
  readonly error: Refusal | undefined;
  readonly isLoading: boolean;
  /** Loads it again; what is known stays on the screen meanwhile. */
  readonly reload: () => Promise<void>;
  /** Puts what a change has returned in the place of what was loaded. */
  readonly change: (next: (value: T) => T) => void;
}

interface State<T> {
  readonly key: string;
  readonly value?: T;
  readonly error?: Refusal;
  readonly isLoading: boolean;
}

/**
 * Loads something and keeps it while `key` stays the same. An answer that comes too late for its key is not shown.
 * @param key what is loaded, so that something else is loaded when it changes
 */
export function useLoaded<T>(key: string, load: () => Promise<Outcome<T>>): Loaded<T> {
  const [state, setState] = useState<State<T>>({ key, isLoading: true });
  const latestRef = useRef({ key, load, asked: 0 });
  useEffect(() => {
    latestRef.current.load = load;
  });
  const reload = useCallback(async () => {
    const asked = (latestRef.current.asked += 1);
    setState((known) => (known.key === key ? { ...known, isLoading: true } : { key, isLoading: true }));
    const outcome = await latestRef.current.load();
    if (latestRef.current.asked !== asked) return;
    setState((known) => {
      if (outcome.ok) return { key, value: outcome.value, isLoading: false };
      return { ...known, key, error: outcome.error, isLoading: false };
    });
  }, [key]);
  useEffect(() => {
    void reload();
    const counter = latestRef.current;
    return () => {
      counter.asked += 1;
    };
  }, [reload]);
  const shown: State<T> = state.key === key ? state : { key, isLoading: true };
  return {
    value: shown.value,
    error: shown.error,
    isLoading: shown.isLoading,
    reload,
    change: (next) =>
      setState((known) => (known.value === undefined ? known : { ...known, value: next(known.value) })),
  };
}
