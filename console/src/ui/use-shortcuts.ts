// Lets the shortcuts act.

import { useEffect } from 'preact/hooks';

import { shortcutOf, type ShortcutAction } from './shortcuts.ts';

/** Moves the focus within the list of the inbox, from the focused or the open conversation on. */
export function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const focused = rows.findIndex((row) => row === document.activeElement);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const next = from < 0 ? 0 : Math.min(Math.max(from + step, 0), rows.length - 1);
  rows[next]?.focus();
}

/**
 * Calls `onAction` for each key press that is a shortcut.
 * @param isOn whether single keys count at all
 */
export function useShortcuts(isOn: boolean, onAction: (action: ShortcutAction) => void): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent) => {
      const action = shortcutOf(event);
      if (!action) return;
      event.preventDefault();
      onAction(action);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [isOn, onAction]);
}
