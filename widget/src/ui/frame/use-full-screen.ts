// On a small screen the panel covers everything that can be seen, also while the keyboard is open.

import { useEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** The same bound as in the style sheet. */
const SMALL_SCREEN = '(max-width: 480px)';

const FOCUSABLE = 'a[href],button:not([disabled]),textarea:not([disabled]),[tabindex="0"]';

/** Keeps Tab within an element. */
function keepFocusIn(element: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const all = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const [first, last] = [all[0], all.at(-1)];
  const target = event.composedPath()[0];
  if (event.shiftKey && target === first) last?.focus();
  else if (!event.shiftKey && target === last) first?.focus();
  else return;
  event.preventDefault();
}

/** Tells the style sheet which part of the window is not covered by the keyboard. */
function followViewport(element: HTMLElement): () => void {
  const viewport = window.visualViewport;
  if (!viewport) return () => {};
  const follow = () => {
    element.style.setProperty('--fd-top', `${viewport.offsetTop}px`);
    element.style.setProperty('--fd-height', `${viewport.height}px`);
  };
  follow();
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
  return () => {
    viewport.removeEventListener('resize', follow);
    viewport.removeEventListener('scroll', follow);
    element.style.removeProperty('--fd-top');
    element.style.removeProperty('--fd-height');
  };
}

/**
 * Makes an element cover a small screen: it follows the visible part of the window and keeps the focus.
 * @returns whether the screen is small
 */
export function useFullScreen(ref: RefObject<HTMLElement | null>): boolean {
  const [isSmall, setIsSmall] = useState(() => matchMedia(SMALL_SCREEN).matches);
  useEffect(() => {
    const query = matchMedia(SMALL_SCREEN);
    const change = () => setIsSmall(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  useEffect(() => {
    const element = ref.current;
    if (!isSmall || !element) return undefined;
    const stopFollowing = followViewport(element);
    const keep = (event: KeyboardEvent) => keepFocusIn(element, event);
    element.addEventListener('keydown', keep);
    return () => {
      stopFollowing();
      element.removeEventListener('keydown', keep);
    };
  }, [isSmall, ref]);
  return isSmall;
}
