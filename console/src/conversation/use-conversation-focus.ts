// Where the keyboard is while a conversation is on the screen.

import { useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/**
 * Moves the focus to the reply when the conversation becomes the agent's own and to the title when it no longer is:
 * the button that was pressed is gone then.
 * @returns what to attach to the title and to the reply
 */
export function useConversationFocus(isMine: boolean): {
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
} {
  const titleRef = useRef<HTMLHeadingElement>(null);
  const textRef = useRef<HTMLTextAreaElement>(null);
  const wasMineRef = useRef(isMine);
  useEffect(() => {
    if (wasMineRef.current === isMine) return;
    wasMineRef.current = isMine;
    const active = document.activeElement;
    // Somebody else's move must not pull the focus away from what the agent is doing.
    if (active && active !== document.body) return;
    (isMine ? textRef.current : titleRef.current)?.focus();
  }, [isMine]);
  useEffect(() => titleRef.current?.focus(), []);
  return { titleRef, textRef };
}
