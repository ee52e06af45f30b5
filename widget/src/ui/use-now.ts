// The present moment, for words such as “5 minutes ago”.

import { useEffect, useState } from 'preact/hooks';

/** Words that name minutes need not be exact to the second. */
const TICK_MS = 30_000;

/** Returns the present moment in milliseconds, and renders again as it moves on. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
