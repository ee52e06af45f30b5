// Connects a component to a store.

import { useEffect, useState } from 'preact/hooks';
import type { Store } from '../chat/store.ts';

/** Returns a store's state and renders again when it changes. */
export function useStore<S, A>(store: Store<S, A>): S {
  const [state, setState] = useState(store.state());
  useEffect(() => {
    setState(store.state());
    return store.subscribe(setState);
  }, [store]);
  return state;
}
