// The widget before and around its panel: it draws the launcher, listens to the page, and fetches the panel when it is wanted.

import { createShadowHost } from '../host/shadow-host.ts';
import { openMarkKey, storageKey } from '../host/storage-key.ts';
import { tryStorage } from '../host/try-storage.ts';
import type { EmitEvent, ImportPanel } from '../host/panel-module.ts';
import type { FrontdeskMethods, IdentitySource } from '../public-api.ts';
import { createLauncher } from './launcher.ts';
import { launcherCss } from './launcher.css.ts';
import { listenToPage } from './listen-to-page.ts';
import { createPanelGate } from './panel-gate.ts';
import type { TagOptions } from './read-options.ts';

const emit: EmitEvent = (event, detail) => {
  document.dispatchEvent(new CustomEvent(`frontdesk:${event}`, { detail }));
};

const on: FrontdeskMethods['on'] = (event, listener) => {
  const handle = (happened: Event) => listener((happened as CustomEvent).detail);
  // The widget is there when this is called, so that `ready` has been or is about to be.
  if (event === 'ready') queueMicrotask(() => (listener as (detail: object) => void)({}));
  else document.addEventListener(`frontdesk:${event}`, handle);
  return () => document.removeEventListener(`frontdesk:${event}`, handle);
};

/**
 * Draws the launcher and returns the methods of the page.
 * The panel is fetched when the chat is first opened, or at once for a visitor who has a conversation.
 */
export function createWidget(options: TagOptions, importPanel: ImportPanel): FrontdeskMethods {
  const { assistantId, accentColor, language, theme, isLauncherHidden } = options;
  const host = createShadowHost(launcherCss + (accentColor ? `:host{--fd-accent:${accentColor}}` : ''));
  const launcher = createLauncher(host.container, language, () => methods.open());
  const key = storageKey(assistantId);
  const saved = () => tryStorage(() => localStorage.getItem(key)) ?? '';
  const gate = createPanelGate(importPanel, { ...host, options, emit, launcher });
  // Somebody may have been named on a former page.
  const isNamed = () => saved().includes('"subject"');
  if (isNamed()) gate.wish = {};
  const identify = async (source: IdentitySource | null) => {
    if (!source && !gate.wish && !isNamed()) return;
    gate.wish = { source };
    if (gate.isThere() || isNamed()) await gate.settle().catch(() => {});
  };

  const methods: FrontdeskMethods = {
    open: () => gate.use((panel) => panel.open(true)),
    close: gate.close,
    toggle: () => gate.use((panel) => panel.toggle()),
    show: () => launcher.setHidden(false),
    hide: () => {
      gate.close();
      launcher.setHidden(true);
    },
    isOpen: gate.isOpen,
    ready: () => Promise.resolve(),
    setTheme: host.setTheme,
    ask: (text) => gate.use((panel) => panel.ask(text)),
    prefill: (text) => gate.use((panel) => panel.prefill(text)),
    newConversation: () => gate.use((panel) => panel.newConversation()),
    identify,
    logout: () => identify(null),
    destroy: () => {
      stopListening();
      gate.reset(true);
      host.remove();
      delete window.Frontdesk;
    },
    on,
  };

  const stopListening = listenToPage(methods);
  host.setTheme(theme);
  launcher.setHidden(isLauncherHidden);
  queueMicrotask(() => emit('ready', {}));

  const wasOpen = tryStorage(() => sessionStorage.getItem(openMarkKey(assistantId)));
  // On a small screen the chat would cover the page that the visitor has just asked for.
  if (wasOpen && innerWidth > 480) gate.use((panel) => panel.open(false));
  else if (saved().includes('"conversationId"')) gate.load().catch(() => {});
  return methods;
}
