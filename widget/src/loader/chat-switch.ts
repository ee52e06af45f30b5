// Opens and closes the chat: which of launcher and panel is seen, and where the focus is.

import type { EmitEvent, Panel } from '../host/panel-module.ts';
import type { ShadowHost } from '../host/shadow-host.ts';
import type { Launcher } from './launcher.ts';
import type { PanelGate } from './panel-gate.ts';
import { tryStorage } from './try-storage.ts';

/** How the chat is opened. */
export interface OpenRequest {
  /** Whether the focus goes to the composer. */
  readonly takesFocus: boolean;
  /** What to do with the panel when it is there. */
  readonly run?: (panel: Panel) => void;
}

/** The chat as something that is open or closed. */
export interface ChatSwitch {
  readonly open: (request: OpenRequest) => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
}

interface Parts {
  readonly host: ShadowHost;
  readonly launcher: Launcher;
  readonly gate: PanelGate;
  readonly emit: EmitEvent;
  /** Where this tab remembers that the chat is open. */
  readonly markKey: string;
}

/** The element of the page that has the focus, and gets it back. */
function focusedOnPage({ root }: ShadowHost): HTMLElement | null {
  const active = document.activeElement;
  return active instanceof HTMLElement && active !== document.body && active !== root.host ? active : null;
}

/** Joins launcher and panel to one thing that can be opened and closed. */
export function createChatSwitch({ host, launcher, gate, emit, markKey }: Parts): ChatSwitch {
  let isOpen = false;
  let isShown = false;
  let opener: HTMLElement | null = null;

  const show = (panel: Panel, { takesFocus, run }: OpenRequest) => {
    launcher.setBusy(false);
    if (!isOpen) return;
    if (!isShown) {
      isShown = true;
      launcher.setOpen(true);
      panel.setOpen(true, takesFocus);
      tryStorage(() => sessionStorage.setItem(markKey, '1'));
      emit('open', {});
    }
    run?.(panel);
  };

  const open = (request: OpenRequest) => {
    isOpen = true;
    if (!isShown) opener = focusedOnPage(host);
    launcher.clearFailure();
    launcher.setBusy(!gate.isLoaded());
    gate.load().then(
      (panel) => show(panel, request),
      () => {
        isOpen = false;
        launcher.setBusy(false);
        launcher.showFailure(() => open(request));
        emit('error', { code: 'panel_not_loaded' });
      },
    );
  };

  const close = () => {
    isOpen = false;
    if (!isShown) return;
    isShown = false;
    const hadFocus = host.root.activeElement !== null;
    launcher.setOpen(false);
    gate.load().then(
      (panel) => panel.setOpen(false, false),
      () => {},
    );
    if (hadFocus && opener?.isConnected) opener.focus();
    else if (hadFocus) launcher.focus();
    tryStorage(() => sessionStorage.removeItem(markKey));
    emit('close', {});
  };

  return { open, close, isOpen: () => isOpen };
}
