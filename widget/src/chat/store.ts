// Holds the chat's state and tells who wants to know when it changes.

/** One value that is changed by actions. */
export interface Store<S, A> {
  readonly state: () => S;
  readonly dispatch: (action: A) => void;
  /**
   * Calls back after each change.
   * @returns a function that ends the subscription
   */
  readonly subscribe: (listener: (state: S, before: S) => void) => () => void;
}

/** Makes a store around a pure reducer; an action that changes nothing tells nobody. */
export function createStore<S, A>(reduce: (state: S, action: A) => S, initial: S): Store<S, A> {
  let state = initial;
  const listeners = new Set<(state: S, before: S) => void>();
  return {
    state: () => state,
    dispatch: (action) => {
      const before = state;
      state = reduce(before, action);
      if (state === before) return;
      for (const listener of listeners) listener(state, before);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
