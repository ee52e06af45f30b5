// Opens and closes the chat: which of launcher and panel is seen, and where the focus is.

import { openMarkKey } from '../host/storage-key.ts';
import { tryStorage } from '../host/try-storage.ts';
import type { Panel, PanelHost } from '../host/panel-module.ts';
import type { ViewStore } from '../ui/view-state.ts';

/** The chat as something that is open or closed. */
export type ChatSwitch = Pick<Panel, 'open' | 'close' | 'toggle' | 'isOpen'>;

/** The element of the page that has the focus, and gets it back; `null` when that is the launcher. */
function focusedOnPage(root: ShadowRoot): HTMLElement | null {
  const active = document.activeElement;
  return active instanceof HTMLElement && active !== document.body && active !== root.host ? active : null;
}

/** Joins launcher and panel to one thing that can be opened and closed. */
export function createChatSwitch({ root, launcher, emit, options }: PanelHost, view: ViewStore): ChatSwitch {
  const markKey = openMarkKey(options.assistantId);
  let opener: HTMLElement | null = null;
  const isOpen = () => view.state().isOpen;

  const open = (takesFocus: boolean) => {
    const wasOpen = isOpen();
    if (!wasOpen) opener = focusedOnPage(root);
    view.dispatch({ type: 'opened', takesFocus });
    if (wasOpen) return;
    launcher.setOpen(true);
    // Another page of the site shows the chat again; a new visit does not.
    tryStorage(() => sessionStorage.setItem(markKey, '1'));
    emit('open', {});
  };
  const close = () => {
    if (!isOpen()) return;
    const hadFocus = root.activeElement !== null;
    view.dispatch({ type: 'closed' });
    launcher.setOpen(false);
    if (hadFocus && opener?.isConnected) opener.focus();
    else if (hadFocus) launcher.focus();
    tryStorage(() => sessionStorage.removeItem(markKey));
    emit('close', {});
  };
  return { open, close, isOpen, toggle: () => (isOpen() ? close() : open(true)) };
}
