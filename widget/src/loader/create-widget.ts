// The widget before and around its panel: it draws the launcher, listens to the page, and makes the methods.

import { inkOn, validAccent } from '../host/accent.ts';
import { createSheet, createShadowHost } from '../host/shadow-host.ts';
import { openMarkKey, storageKey } from '../host/storage-key.ts';
import type { EmitEvent, Panel, PanelHost } from '../host/panel-module.ts';
import type { FrontdeskMethods } from '../public-api.ts';
import { createChatSwitch } from './chat-switch.ts';
import { createLauncher } from './launcher.ts';
import { launcherCss } from './launcher.css.ts';
import { listenToPage } from './listen-to-page.ts';
import { createPanelGate } from './panel-gate.ts';
import type { TagOptions } from './read-options.ts';
import type { ImportPanel } from './start-frontdesk.ts';
import { tryStorage } from './try-storage.ts';

const emit: EmitEvent = (event, detail) => {
  document.dispatchEvent(new CustomEvent(`frontdesk:${event}`, { detail }));
};

const on: FrontdeskMethods['on'] = (event, listener) => {
  const handle = (happened: Event) => listener((happened as CustomEvent).detail);
  if (event === 'ready') queueMicrotask(() => handle(new CustomEvent('ready', { detail: {} })));
  else document.addEventListener(`frontdesk:${event}`, handle);
  return () => document.removeEventListener(`frontdesk:${event}`, handle);
};

/**
 * Draws the launcher and returns the methods of the page.
 * The panel is fetched when the chat is first opened, or at once for a visitor who has a conversation.
 */
export function createWidget(options: TagOptions, importPanel: ImportPanel): FrontdeskMethods {
  const host = createShadowHost(launcherCss);
  const accent = validAccent(options.accentColor);
  host.setTheme(options.theme);
  host.adopt(createSheet(`:host{--fd-accent:${accent};--fd-on-accent:${inkOn(accent)}}`));

  const launcher = createLauncher(host.container, options.language, () => methods.open());
  const panelHost: PanelHost = {
    root: host.root,
    container: host.container,
    options,
    emit,
    close: () => methods.close(),
    setUnread: (count) => launcher.setUnread(count),
  };
  const gate = createPanelGate((attempt) =>
    importPanel(attempt).then((panel) => panel.mountPanel(panelHost)),
  );
  const chat = createChatSwitch({ host, launcher, gate, emit, markKey: openMarkKey(options.assistantId) });
  const openAnd = (run?: (panel: Panel) => void) => chat.open({ takesFocus: true, ...(run ? { run } : {}) });

  const methods: FrontdeskMethods = {
    open: () => openAnd(),
    close: () => chat.close(),
    toggle: () => (chat.isOpen() ? chat.close() : openAnd()),
    show: () => launcher.setHidden(false),
    hide: () => {
      chat.close();
      launcher.setHidden(true);
    },
    isOpen: () => chat.isOpen(),
    ready: () => Promise.resolve(),
    setTheme: (theme) => host.setTheme(theme),
    ask: (text) => openAnd((panel) => panel.ask(text)),
    prefill: (text) => openAnd((panel) => panel.prefill(text)),
    newConversation: () => openAnd((panel) => panel.newConversation()),
    destroy: () => {
      stopListening();
      gate.destroy();
      host.remove();
      delete window.Frontdesk;
    },
    on,
  };

  const stopListening = listenToPage(methods);
  launcher.setHidden(options.isLauncherHidden);
  comeBack(options, chat.open, gate.load);
  queueMicrotask(() => emit('ready', {}));
  return methods;
}

/** Goes on where the visitor was: an open chat is opened again, a conversation is listened to. A new visitor costs nothing. */
function comeBack(
  { assistantId }: TagOptions,
  open: (how: { takesFocus: boolean }) => void,
  load: () => Promise<Panel>,
): void {
  // On a small screen the chat covers the page that the visitor has just asked for.
  const isSmallScreen = matchMedia('(max-width: 480px)').matches;
  if (!isSmallScreen && tryStorage(() => sessionStorage.getItem(openMarkKey(assistantId)))) {
    open({ takesFocus: false });
  } else if (tryStorage(() => localStorage.getItem(storageKey(assistantId)))?.includes('"conversationId"')) {
    load().catch(() => {});
  }
}
