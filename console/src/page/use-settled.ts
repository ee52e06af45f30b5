// What somebody types, once they pause.

import { useEffect, useState } from 'preact/hooks';

/** Long enough to write a word, short enough to feel at once. */
const PAUSE_MS = 250;

/** Returns the value once it has stayed the same for a moment, so that not every letter is asked for. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
