// The panel's entry: what the loader imports.

import { render } from 'preact';
import { createChat } from '../chat/create-chat.ts';
import type { Chat } from '../chat/create-chat.ts';
import type { ResumeParts } from '../chat/transcript/resume.ts';
import type { SavedChat } from '../chat/saved-chat.ts';
import type { Panel, PanelHost, PanelModule } from '../host/panel-module.ts';
import { createSheet } from '../host/shadow-host.ts';
import { openStorage } from '../host/storage.ts';
import type { Storage } from '../host/storage.ts';
import { outboxPrefix, senderName, storageKey } from '../host/storage-key.ts';
import type { TakeTurn } from '../host/take-turn.ts';
import { openShelf } from '../host/shelf.ts';
import { isShelvedEntry } from '../chat/outbox/share-outbox.ts';
import { chooseLanguage } from '../i18n/choose-language.ts';
import { LANGUAGES, loadTexts } from '../i18n/load-texts.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Language } from '../loader/launcher-texts.ts';
import { openSession } from '../transport/session.ts';
import { createSocketTransport } from '../transport/socket.ts';
import { PanelApp } from '../ui/panel-app.tsx';
import { createAccentSheet } from '../ui/theme/accent-sheet.ts';
import { panelCss } from '../ui/theme/panel.css.ts';
import { createViewStore } from '../ui/view-state.ts';
import type { ViewStore } from '../ui/view-state.ts';
import { createChatSwitch } from './chat-switch.ts';
import type { ChatSwitch } from './chat-switch.ts';
import { whenOnline } from './when-online.ts';

/** There is nothing to catch up with before there is a connection, so the code comes with it. */
function createCatchUp(parts: ResumeParts): () => Promise<void> {
  let catchUp: (() => Promise<void>) | undefined;
  return async () => {
    const { createResume } = await import('../connected.ts');
    return (catchUp ??= createResume(parts))();
  };
}

/** Turns are taken with a connection only, so their code comes with it. */
const turnsFor =
  (name: string) =>
  (closed: AbortSignal): TakeTurn =>
  async (work) => {
    const connected = await import('../connected.ts');
    return connected.createTurns(name, closed)(work);
  };

/** Makes the panel's own state; what the visitor has written and chosen survives a reload. */
function createSavedView(saved: Storage<SavedChat>): ViewStore {
  const { draft = '', isSoundOn = false } = saved.read();
  const view = createViewStore({ draft, isSoundOn });
  view.subscribe((now, before) => {
    if (now.draft === before.draft && now.isSoundOn === before.isSoundOn) return;
    saved.update((former) => ({ ...former, draft: now.draft, isSoundOn: now.isSoundOn }));
  });
  return view;
}

/** Fetches what knows who the visitor is when somebody has a name, and waits until it is known who that is. */
export const settle: PanelModule['settle'] = async (host) => {
  if (!host.wish) return;
  const { createIdentity } = await import('../identity/create-identity.ts');
  await (host.identity ??= createIdentity(host)).settle();
};

/** Fetches the words of the visitor's language before it draws anything. */
export const preparePanel: PanelModule['preparePanel'] = async (host) => {
  const language = chooseLanguage(host.options.language, LANGUAGES);
  const texts = await loadTexts(language);
  if (language === 'ar') host.container.dir = 'rtl';
  await settle(host);
  return () => mountPanel(host, language, texts);
};

/** Makes what a page may do with an open chat. */
const pageMethods = (
  chat: Chat,
  view: ViewStore,
  open: ChatSwitch['open'],
): Pick<Panel, 'ask' | 'prefill' | 'newConversation'> => ({
  ask: (text) => {
    const draft = text.trim();
    open(true);
    if (!draft || !chat.send(draft)) view.dispatch({ type: 'drafted', draft });
  },
  prefill: (draft) => {
    view.dispatch({ type: 'drafted', draft });
    open(true);
  },
  newConversation: () => {
    chat.newConversation();
    open(true);
  },
});

function mountPanel(host: PanelHost, language: Language, texts: Texts): Panel {
  const { root, container, options, emit, launcher } = host;
  const saved = openStorage<SavedChat>(storageKey(options.assistantId));
  const transport = createSocketTransport(options.baseUrl);
  const outbox = openShelf(outboxPrefix(options.assistantId, saved.read().era), isShelvedEntry);
  const createTurns = turnsFor(senderName(options.assistantId));
  const chat = createChat({
    options,
    saved,
    outbox,
    transport,
    createCatchUp,
    createTurns,
    openSession: (request) => (host.identity ?? { openSession }).openSession(request),
  });
  const view = createSavedView(saved);
  const stopAttending = whenOnline(chat.store, async () => {
    const { attend, createUnreadBadge } = await import('../connected.ts');
    const showUnread = createUnreadBadge(launcher, texts.openUnread);
    return attend({ store: chat.store, view, saved, transport, language, emit, showUnread });
  });
  chat.store.subscribe(({ refusal }, before) => {
    if (refusal && refusal !== before.refusal) emit('error', { code: refusal });
  });

  // Another tab may have changed the user.
  const stopComparing = saved.subscribe(() => saved.isCurrent() || host.reset());

  const place = document.createElement('div');
  const chatSwitch = createChatSwitch(host, view);
  root.adoptedStyleSheets.push(createSheet(panelCss), createAccentSheet(options.accentColor, chat.store));
  container.prepend(place);
  render(<PanelApp context={{ chat, texts, language, view, close: chatSwitch.close }} />, place);

  return {
    ...chatSwitch,
    ...pageMethods(chat, view, chatSwitch.open),
    renew: chat.renew,
    destroy: () => {
      chatSwitch.close();
      stopComparing();
      stopAttending();
      render(null, place);
      place.remove();
      root.adoptedStyleSheets.length = 1;
      chat.close();
    },
  };
}
