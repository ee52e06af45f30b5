// A state with one way to change it and a way to hear of changes.

import { useEffect, useState } from 'preact/hooks';

/** Holds a state that only its reducer changes. */
export interface Store<State, Change> {
  get(): State;
  dispatch(change: Change): void;
  /** Calls the listener after every change. @returns a function that ends it */
  subscribe(listener: () => void): () => void;
}

/** Makes a store. */
export function createStore<State, Change>(
  reduce: (state: State, change: Change) => State,
  initial: State,
): Store<State, Change> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    dispatch(change) {
      const next = reduce(state, change);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Returns the current state of a store and renders the component again when it changes. */
export function useStore<State, Change>(store: Store<State, Change>): State {
  const [state, setState] = useState(store.get());
  useEffect(() => {
    const update = () => setState(() => store.get());
    update();
    return store.subscribe(update);
  }, [store]);
  return state;
}
