// Keeps a transcript where its reader wants it: at the end while they follow, in place while they read what is older.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** This near to the end counts as following, in pixels: about one line. */
const END_PX = 32;
/** This near to the beginning asks for older messages, in pixels: about a screen of a phone. */
const BEGINNING_PX = 400;

/** How a transcript is scrolled. */
export interface Scroll {
  readonly scrollerRef: RefObject<HTMLElement | null>;
  /** Whether the reader is at the end and follows. */
  readonly isFollowing: boolean;
  readonly onScroll: () => void;
  readonly toEnd: () => void;
}

/**
 * Follows the end, and keeps the place when older messages come in above.
 * @param firstSeq the `seq` of the first message, which changes when older ones come in above
 * @param onBeginning called when the reader nears the beginning
 */
export function useScroll(firstSeq: number | undefined, onBeginning: () => void): Scroll {
  const scrollerRef = useRef<HTMLElement>(null);
  const formerRef = useRef<{ firstSeq: number | undefined; height: number }>({ firstSeq, height: 0 });
  const [isFollowing, setFollowing] = useState(true);

  useLayoutEffect(() => {
    const element = scrollerRef.current;
    if (!element) return;
    // Not every browser lets the keyboard scroll an element that holds nothing to focus.
    element.tabIndex = 0;
    const grownAbove = formerRef.current.firstSeq !== firstSeq && formerRef.current.height > 0;
    if (isFollowing) element.scrollTop = element.scrollHeight;
    else if (grownAbove) element.scrollTop += element.scrollHeight - formerRef.current.height;
    formerRef.current = { firstSeq, height: element.scrollHeight };
  });

  return {
    scrollerRef,
    isFollowing,
    onScroll() {
      const element = scrollerRef.current;
      if (!element) return;
      setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < END_PX);
      if (element.scrollTop < BEGINNING_PX && element.scrollHeight > element.clientHeight) onBeginning();
    },
    toEnd() {
      if (scrollerRef.current) scrollerRef.current.scrollTop = scrollerRef.current.scrollHeight;
      setFollowing(true);
    },
  };
}
