// The time, as far as components need to follow it.

import { useEffect, useState } from 'preact/hooks';

/** A waiting time is said in minutes; this keeps it right to a quarter of one. */
const TICK_MS = 15_000;

/** Returns the time in milliseconds and renders the component again as it goes on. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
