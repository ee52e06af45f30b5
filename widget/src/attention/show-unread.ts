// The number of unread answers at the launcher.

import type { LauncherControl } from '../host/panel-module.ts';

/**
 * Makes the number at the launcher.
 * @param label is the launcher's accessible name while there is a number
 */
export function createUnreadBadge(
  { button, badge, name }: LauncherControl,
  label: (count: number) => string,
): (count: number) => void {
  return (count) => {
    badge.hidden = count === 0;
    badge.textContent = count > 9 ? '9+' : String(count);
    button.setAttribute('aria-label', count > 0 ? label(count) : name);
  };
}
