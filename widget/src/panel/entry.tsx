// The panel's entry: what the loader imports.

import { render } from 'preact';
import { createChat } from '../chat/create-chat.ts';
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
import { createSocketTransport } from '../transport/socket.ts';
import { PanelApp } from '../ui/panel-app.tsx';
import { createAccentSheet } from '../ui/theme/accent-sheet.ts';
import { panelCss } from '../ui/theme/panel.css.ts';
import { createViewStore } from '../ui/view-state.ts';
import type { ViewStore } from '../ui/view-state.ts';
import { createChatSwitch } from './chat-switch.ts';
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

/** Draws the chat into the widget's shadow root, closed, and starts it. */
export const mountPanel: PanelModule['mountPanel'] = async (host: PanelHost): Promise<Panel> => {
  const { root, container, options, emit, launcher } = host;
  const language = chooseLanguage(options.language, LANGUAGES);
  const texts = await loadTexts(language);
  if (language === 'ar') container.dir = 'rtl';

  const saved = openStorage<SavedChat>(storageKey(options.assistantId));
  const transport = createSocketTransport(options.baseUrl);
  const outbox = openShelf(outboxPrefix(options.assistantId), isShelvedEntry);
  const createTurns = turnsFor(senderName(options.assistantId));
  const chat = createChat({ options, saved, outbox, transport, createCatchUp, createTurns });
  const view = createSavedView(saved);
  const showUnread = (count: number) => launcher.setUnread(count, texts.openUnread(count));
  const stopAttending = whenOnline(chat.store, async () => {
    const { attend } = await import('../connected.ts');
    return attend({ store: chat.store, view, saved, transport, language, emit, showUnread });
  });
  chat.store.subscribe(({ refusal }, before) => {
    if (refusal && refusal !== before.refusal) emit('error', { code: refusal });
  });

  const place = document.createElement('div');
  const chatSwitch = createChatSwitch(host, view);
  root.adoptedStyleSheets.push(createSheet(panelCss), createAccentSheet(options.accentColor, chat.store));
  container.prepend(place);
  render(<PanelApp context={{ chat, texts, language, view, close: chatSwitch.close }} />, place);

  return {
    ...chatSwitch,
    ask: (text) => {
      chatSwitch.open(true);
      const isSent = text.trim() !== '' && chat.send(text.trim());
      if (!isSent) view.dispatch({ type: 'drafted', draft: text.trim() });
    },
    prefill: (draft) => {
      view.dispatch({ type: 'drafted', draft });
      chatSwitch.open(true);
    },
    newConversation: () => {
      chat.newConversation();
      chatSwitch.open(true);
    },
    destroy: () => {
      stopAttending();
      render(null, place);
      place.remove();
      chat.close();
    },
  };
};
