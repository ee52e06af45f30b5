// Knows whether something is before the eyes of whoever sits at the console.

import { useEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/**
 * Returns whether the element stands within the window, not scrolled away nor in a hidden column, and the window is the one that is used.
 */
export function useIsWatched(ref: RefObject<Element | null>): boolean {
  const [isInView, setInView] = useState(false);
  const [isUsed, setUsed] = useState(false);
  useEffect(() => {
    if (!ref.current) return undefined;
    const observer = new IntersectionObserver((entries) =>
      setInView(entries.at(-1)?.isIntersecting ?? false),
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  useEffect(() => {
    const look = () => setUsed(document.visibilityState === 'visible' && document.hasFocus());
    look();
    addEventListener('focus', look);
    addEventListener('blur', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('focus', look);
      removeEventListener('blur', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return isInView && isUsed;
}
