// Conditions that only matter when they last.

import { useEffect, useState } from 'preact/hooks';

/** Returns whether a condition has been true without a break for a while. */
export function useLasting(isTrue: boolean, durationMs: number): boolean {
  const [hasLasted, setHasLasted] = useState(false);
  useEffect(() => {
    setHasLasted(false);
    if (!isTrue) return undefined;
    const timer = setTimeout(() => setHasLasted(true), durationMs);
    return () => clearTimeout(timer);
  }, [isTrue, durationMs]);
  return isTrue && hasLasted;
}
