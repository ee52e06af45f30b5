// Whether single keys are shortcuts: remembered in this browser.

import { useState } from 'preact/hooks';

const KEY = 'frontdesk:console:shortcuts';

function load(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Returns whether the shortcuts are on, and the switch. */
export function useShortcutSwitch(): readonly [boolean, (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(load);
  function change(next: boolean) {
    setIsOn(next);
    try {
      localStorage.setItem(KEY, next ? 'on' : 'off');
    } catch {
      // Without a storage the switch lasts until the next reload.
    }
  }
  return [isOn, change];
}
