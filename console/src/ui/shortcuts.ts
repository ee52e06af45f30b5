// The keyboard shortcuts: which keys there are, and when they count.

/** What a key does. */
export type ShortcutAction = 'next' | 'previous' | 'claim' | 'reply' | 'resolve' | 'help';

/** The keys with what they do, in the order in which the help shows them. */
export const SHORTCUTS: readonly {
  readonly key: string;
  readonly action: ShortcutAction;
  readonly words: string;
}[] = [
  { key: 'j', action: 'next', words: 'Next conversation in the list' },
  { key: 'k', action: 'previous', words: 'Previous conversation in the list' },
  { key: 'c', action: 'claim', words: 'Claim the conversation' },
  { key: 'r', action: 'reply', words: 'Go to the reply' },
  { key: 'e', action: 'resolve', words: 'Resolve the conversation' },
  { key: '?', action: 'help', words: 'Show the shortcuts' },
];

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/**
 * Returns what a key press asks for, or `null`: while typing, in a dialog or together with Ctrl, Alt or Meta a key is only a key.
 */
export function shortcutOf(event: KeyboardEvent): ShortcutAction | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return null;
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return null;
  const inList = event.target instanceof Element && event.target.closest('[data-list]') !== null;
  if (inList && event.key === 'ArrowDown') return 'next';
  if (inList && event.key === 'ArrowUp') return 'previous';
  return SHORTCUTS.find(({ key }) => key === event.key)?.action ?? null;
}
