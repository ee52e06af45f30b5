// Where the keyboard is while a conversation is on the screen.

import { useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** What decides about the focus. */
interface FocusCause {
  readonly isMine: boolean;
  /** Whether this agent is claiming, returning or resolving the conversation. */
  readonly isMoving: boolean;
  /** Whether somebody has just chosen the conversation; false when the page was opened with it. */
  readonly isChosen: boolean;
}

/**
 * Moves the focus to the reply when the agent has claimed the conversation, and to the title when they have given it away or chosen
 * another one. What others do leaves the focus where it is, unless it was lost with a button that is gone.
 * @returns what to attach to the title and to the reply
 */
export function useConversationFocus({ isMine, isMoving, isChosen }: FocusCause): {
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
} {
  const titleRef = useRef<HTMLHeadingElement>(null);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const wasMineRef = useRef(isMine);
  useEffect(() => {
    if (wasMineRef.current === isMine) return;
    wasMineRef.current = isMine;
    const isLost = !document.activeElement || document.activeElement === document.body;
    if (isMoving || isLost) (isMine ? textRef.current : titleRef.current)?.focus();
  }, [isMine, isMoving]);
  useEffect(() => {
    if (isChosen) titleRef.current?.focus();
  }, [isChosen]);
  return { titleRef, textRef };
}
