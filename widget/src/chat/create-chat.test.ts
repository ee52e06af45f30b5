import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '@frontdesk/contract';
import { ASSISTANT, refusal, SESSION, until } from '../../test/desk-fixtures.ts';
import { FakeDesk } from '../../test/fake-desk.ts';
import { openShelf } from '../host/shelf.ts';
import { openStorage } from '../host/storage.ts';
import { isShelvedEntry } from './outbox/share-outbox.ts';
import { createChat } from './create-chat.ts';
import type { Chat } from './create-chat.ts';
import type { SavedChat } from './saved-chat.ts';
import { createResume } from './transcript/resume.ts';
import { openSession } from '../transport/session.ts';

const options = {
  assistantId: ASSISTANT.id,
  baseUrl: 'https://desk.test',
  language: undefined,
  accentColor: undefined,
};
let open: Chat[] = [];
let sessions: (() => Response)[] = [];
const session = (more: object = {}) => Response.json({ ...SESSION, ...more });
const problem = (code: 'session_expired' | 'origin_not_allowed' | 'unavailable', isRetryable = false) =>
  Response.json({ ...refusal(code, isRetryable), status: 400 }, { status: 400 });

beforeEach(() => {
  localStorage.clear();
  sessions = [];
  vi.stubGlobal('fetch', async () => (sessions.shift() ?? session)());
});
afterEach(() => {
  for (const chat of open) chat.close();
  open = [];
  vi.unstubAllGlobals();
});

function start(desk: FakeDesk): Chat {
  const chat = createChat({
    createCatchUp: createResume,
    openSession,
    options,
    saved: openStorage<SavedChat>('test'),
    outbox: openShelf('test:out:', isShelvedEntry),
    transport: desk.transport,
  });
  open.push(chat);
  return chat;
}
const ready = (chat: Chat) => until(() => chat.store.state().isLoaded);
const idOf = (chat: Chat) => chat.store.state().conversationId ?? 'conv_none';
const texts = (messages: readonly Message[]) =>
  messages.map((each) => ('text' in each ? each.text : each.state));

describe('sending', () => {
  it('shows a message at once and stores it once, although its first ack is lost', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    desk.mishaps.push('lose-ack');
    chat.send('hello');
    expect(chat.store.state().outbox.map(({ text }) => text)).toEqual(['hello']);
    await until(() => chat.store.state().messages.length === 1);
    expect(desk.conversation(idOf(chat)).messages).toHaveLength(1);
    expect(chat.store.state().outbox).toEqual([]);
  });

  it('keeps the order of several messages, one at a time', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    desk.mishaps.push('lose-request');
    for (const text of ['one', 'two', 'three']) chat.send(text);
    await until(() => chat.store.state().messages.length === 3);
    expect(texts(desk.conversation(idOf(chat)).messages)).toEqual(['one', 'two', 'three']);
  });

  it('waits while away, survives a reload, and goes out on return', async () => {
    const desk = new FakeDesk();
    const before = start(desk);
    await ready(before);
    desk.cut();
    before.send('written offline');
    before.close();

    const after = start(new FakeDesk());
    expect(after.store.state().outbox.map(({ text }) => text)).toEqual(['written offline']);
    await until(() => after.store.state().messages.length === 1);
    expect(texts(after.store.state().messages)).toEqual(['written offline']);
  });

  it('asks the visitor after a refusal that will not pass, and sends the rest', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    desk.mishaps.push(refusal('payload_too_large'));
    chat.send('too long');
    chat.send('fine');
    await until(() => chat.store.state().messages.length === 1);
    const [failed] = chat.store.state().outbox;
    expect(failed?.failure).toBe('payload_too_large');
    chat.retry(failed?.clientMessageId ?? '');
    await until(() => chat.store.state().messages.length === 2);
  });

  it('tries again by itself when the desk asks for patience', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    desk.mishaps.push(refusal('rate_limited', true), refusal('unavailable', true));
    chat.send('patient');
    await until(() => chat.store.state().messages.length === 1);
  });

  it('opens a new session when the desk no longer takes the present one', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    desk.mishaps.push(refusal('session_expired'));
    chat.send('still me');
    await until(() => chat.store.state().messages.length === 1);
  });
});

describe('coming back', () => {
  it('asks for what was missed, and a live answer goes on from its offset', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    chat.send('question');
    await until(() => chat.store.state().messages.length === 1);
    const id = idOf(chat);
    desk.beginAnswer(id);
    desk.write(id, 'First ');
    desk.cut();
    desk.write(id, 'second ');
    desk.goOnline();
    await until(() => chat.store.state().live[0]?.text === 'First second ');
    desk.write(id, 'third.');
    desk.endAnswer(id);
    expect(texts(chat.store.state().messages)).toEqual(['question', 'First second third.']);
  });

  it('fills a long absence page by page, without a gap', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    chat.send('first');
    await until(() => chat.store.state().messages.length === 1);
    desk.cut();
    for (let count = 0; count < 180; count += 1) desk.agentSays(idOf(chat), `news ${count}`);
    desk.goOnline();
    await until(() => chat.store.state().messages.length === 181);
    expect(chat.store.state().messages.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 181 }, (_, i) => i + 1),
    );
  });

  it('shows the conversation again after a reload', async () => {
    const desk = new FakeDesk();
    const before = start(desk);
    await ready(before);
    before.send('remember me');
    await until(() => before.store.state().messages.length === 1);
    before.close();
    const after = start(desk);
    await until(() => after.store.state().messages.length === 1);
    expect(texts(after.store.state().messages)).toEqual(['remember me']);
  });

  it('lets the former conversation go when the desk takes the browser for a new visitor', async () => {
    const desk = new FakeDesk();
    const before = start(desk);
    await ready(before);
    before.send('old');
    await until(() => before.store.state().messages.length === 1);
    desk.cut();
    before.send('unsent');
    const oldId = idOf(before);
    before.close();
    sessions.push(
      () => problem('session_expired'),
      () => session({ visitorId: 'vis_2' }),
    );
    const after = start(desk);
    await until(() => after.store.state().messages.length === 1);
    expect(idOf(after)).not.toBe(oldId);
    expect(texts(after.store.state().messages)).toEqual(['unsent']);
  });
});

describe('a desk that refuses', () => {
  it('is asked again when it may change its mind', async () => {
    sessions.push(
      () => problem('unavailable', true),
      () => session(),
    );
    const chat = start(new FakeDesk());
    await ready(chat);
    expect(chat.store.state().connection).toBe('online');
  });

  it('is left alone when it does not know the website, and the developer is told', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    sessions.push(() => problem('origin_not_allowed'));
    const chat = start(new FakeDesk());
    await until(() => chat.store.state().connection === 'refused');
    expect(chat.store.state().refusal).toBe('origin_not_allowed');
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});

describe('asking for a person', () => {
  it('waits for the first message, since there is nothing to hand over before', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    chat.requestPerson();
    expect(chat.store.state().wantsPerson).toBe(true);
    chat.send('my order is broken');
    await until(() => chat.store.state().handover?.state === 'requested');
    expect(chat.store.state().wantsPerson).toBe(false);
    chat.cancelPerson();
    await until(() => chat.store.state().handover?.state === 'ai');
  });

  it('says so when it did not work', async () => {
    const desk = new FakeDesk();
    const chat = start(desk);
    await ready(chat);
    chat.send('hello');
    await until(() => chat.store.state().messages.length === 1);
    desk.mishaps.push('lose-request');
    chat.requestPerson();
    await until(() => chat.store.state().handoverFailure === 'no_reply');
  });
});
