// The whole panel in a document, in front of a fake desk, and what a visitor does with it.

import type { AnswerMessage } from '@frontdesk/contract';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, vi } from 'vitest';
import { createChat } from '../src/chat/create-chat.ts';
import type { Chat } from '../src/chat/create-chat.ts';
import type { SavedChat } from '../src/chat/saved-chat.ts';
import { createResume } from '../src/chat/transcript/resume.ts';
import { openShelf } from '../src/host/shelf.ts';
import { openStorage } from '../src/host/storage.ts';
import { isShelvedEntry } from '../src/chat/outbox/share-outbox.ts';
import { openSession } from '../src/transport/session.ts';
import { en } from '../src/i18n/en.ts';
import type { Texts } from '../src/i18n/texts.ts';
import type { Language } from '../src/loader/launcher-texts.ts';
import { PanelApp } from '../src/ui/panel-app.tsx';
import { createViewStore } from '../src/ui/view-state.ts';
import type { ViewStore } from '../src/ui/view-state.ts';
import { ASSISTANT, SESSION, until } from './desk-fixtures.ts';
import { FakeDesk } from './fake-desk.ts';

/** What stands before the visitor; made anew for each test by `setUpPanel`. */
export interface PanelUnderTest {
  desk: FakeDesk;
  chat: Chat;
  view: ViewStore;
  place: HTMLElement;
  /** How often the visitor has closed the chat. */
  closings: number;
}

export const panel = {} as PanelUnderTest;

/** Shows an open panel before each test of a file, and takes it away afterwards. */
export function setUpPanel(): void {
  beforeEach(async () => {
    localStorage.clear();
    vi.stubGlobal('fetch', async () => Response.json(SESSION));
    const desk = new FakeDesk();
    const options = {
      assistantId: ASSISTANT.id,
      baseUrl: 'https://desk.test',
      language: 'en',
      accentColor: undefined,
    };
    const chat = createChat({
      createCatchUp: createResume,
      options,
      saved: openStorage<SavedChat>('ui'),
      outbox: openShelf('ui:out:', isShelvedEntry),
      transport: desk.transport,
      openSession,
    });
    const place = document.createElement('div');
    Object.assign(panel, {
      desk,
      chat,
      place,
      view: createViewStore({ draft: '', isSoundOn: false }),
      closings: 0,
    });
    document.body.append(place);
    const close = () => void (panel.closings += 1);
    const context = { chat, texts: en, language: 'en', view: panel.view, close } as const;
    await act(() => render(<PanelApp context={context} />, place));
    await settle(() => chat.store.state().isLoaded);
    await act(() => panel.view.dispatch({ type: 'opened', takesFocus: true }));
  });
  afterEach(() => {
    render(null, panel.place);
    panel.place.remove();
    panel.chat.close();
    vi.unstubAllGlobals();
  });
}

/** Shows the panel in another language. */
export async function showIn(language: Language, texts: Texts): Promise<void> {
  const { chat, view, place } = panel;
  await act(() => render(<PanelApp context={{ chat, texts, language, view, close() {} }} />, place));
}

/** Waits for a condition, with everything rendered. */
export const settle = (isSo: () => boolean) => act(() => until(isSo));
export const state = () => panel.chat.store.state();
export const id = () => state().conversationId ?? 'conv_none';
export const all = (selector: string) => [...panel.place.querySelectorAll<HTMLElement>(selector)];
export const one = (selector: string) => all(selector)[0] as HTMLElement;
export const button = (name: string) =>
  all('button').find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
  ) as HTMLElement;
export const field = () => one('textarea') as HTMLTextAreaElement;

export const click = (element: HTMLElement) => act(() => element.click());
export const write = (text: string) =>
  act(() => {
    field().value = text;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
export const press = (key: string, more: KeyboardEventInit = {}, element: HTMLElement = field()) =>
  act(
    () =>
      void element.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      ),
  );

/** Writes and sends a message, and waits until it is stored. */
export async function say(text: string): Promise<void> {
  await write(text);
  await press('Enter');
  await settle(() => state().outbox.length === 0);
}

/** Lets the desk answer. */
export const answer = (text: string, more: Partial<AnswerMessage> = {}) =>
  act(() => {
    panel.desk.beginAnswer(id());
    panel.desk.write(id(), text);
    panel.desk.endAnswer(id(), { text, ...more });
  });
