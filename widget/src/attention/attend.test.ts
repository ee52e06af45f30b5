import { LIMITS } from '@frontdesk/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ASSISTANT, SESSION, until } from '../../test/desk-fixtures.ts';
import { FakeDesk } from '../../test/fake-desk.ts';
import { createChat } from '../chat/create-chat.ts';
import type { Chat } from '../chat/create-chat.ts';
import { isShelvedEntry } from '../chat/outbox/share-outbox.ts';
import type { SavedChat } from '../chat/saved-chat.ts';
import { createResume } from '../chat/transcript/resume.ts';
import { openShelf } from '../host/shelf.ts';
import { openStorage } from '../host/storage.ts';
import { createViewStore } from '../ui/view-state.ts';
import { attend } from './attend.ts';
import { openSession } from '../transport/session.ts';

const options = {
  assistantId: ASSISTANT.id,
  baseUrl: 'https://desk.test',
  language: undefined,
  accentColor: undefined,
};
const state = { visibility: 'visible' as DocumentVisibilityState, notes: 0 };
let desk: FakeDesk;
let chat: Chat;
let view: ReturnType<typeof createViewStore>;
let counts: number[];
let told: unknown[];
let end: () => void;

class FakeAudio {
  readonly currentTime = 0;
  readonly destination = {};
  readonly resume = () => Promise.resolve();
  readonly close = () => Promise.resolve();
  createOscillator() {
    const tone = {
      frequency: { value: 0 },
      connect: (to: object) => to,
      start: () => void (state.notes += 1),
    };
    return { ...tone, stop: () => {} };
  }
  createGain() {
    const gain = { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} };
    return { gain, connect: (to: object) => to };
  }
}

beforeEach(async () => {
  localStorage.clear();
  Object.assign(state, { visibility: 'visible', notes: 0 });
  vi.stubGlobal('fetch', async () => Response.json(SESSION));
  vi.stubGlobal('AudioContext', FakeAudio);
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => state.visibility);
  document.title = 'A shop';
  desk = new FakeDesk();
  counts = [];
  const saved = openStorage<SavedChat>('attend');
  const { transport } = desk;
  chat = createChat({
    createCatchUp: createResume,
    openSession,
    options,
    saved,
    outbox: openShelf('attend:', isShelvedEntry),
    transport,
  });
  view = createViewStore({ draft: '', isSoundOn: false });
  told = [];
  end = attend({
    store: chat.store,
    view,
    saved,
    transport,
    language: 'en',
    showUnread: (count) => counts.push(count),
    emit: (event, detail) => told.push([event, detail]),
  });
  await until(() => chat.store.state().isLoaded);
  chat.send('hello');
  await until(() => chat.store.state().messages.length === 1);
});
afterEach(() => {
  end();
  chat.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const id = () => chat.store.state().conversationId ?? 'conv_none';
const readMark = () => desk.conversation(id()).conversation.read.visitor;
const show = (visibility: DocumentVisibilityState) => {
  state.visibility = visibility;
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('unread replies', () => {
  it('are counted while the chat is closed, in the title as well, and read when it opens', async () => {
    desk.agentSays(id(), 'one');
    desk.agentSays(id(), 'two');
    expect(counts).toEqual([1, 2]);
    expect(document.title).toBe('(2) A shop');
    expect(readMark()).toBe(0);
    view.dispatch({ type: 'opened', takesFocus: false });
    expect(counts.at(-1)).toBe(0);
    expect(document.title).toBe('A shop');
    await until(() => readMark() === 3);
  });

  it('are not read on a page that is hidden, nor below what the reader sees', async () => {
    view.dispatch({ type: 'opened', takesFocus: false });
    show('hidden');
    desk.agentSays(id(), 'one');
    expect(document.title).toBe('(1) A shop');
    view.dispatch({ type: 'read', isBehind: true });
    show('visible');
    expect(document.title).toBe('A shop');
    expect(readMark()).toBe(0);
    view.dispatch({ type: 'read', isBehind: false });
    await until(() => readMark() === 2);
  });

  it('are read here when they were read in another tab', () => {
    desk.agentSays(id(), 'one');
    expect(counts.at(-1)).toBe(1);
    const { conversation } = desk.conversation(id());
    const read = { visitor: 2, agents: 0 };
    desk.tell({ type: 'conversation:updated', payload: { conversation: { ...conversation, read } } });
    expect(counts.at(-1)).toBe(0);
  });

  it('leave a title alone that the page has changed itself, and give the page’s own back', () => {
    desk.agentSays(id(), 'one');
    document.title = 'A basket';
    view.dispatch({ type: 'opened', takesFocus: false });
    expect(document.title).toBe('A basket');
    view.dispatch({ type: 'closed' });
    desk.agentSays(id(), 'two');
    expect(document.title).toBe('(1) A basket');
    end();
    expect(document.title).toBe('A basket');
  });
});

describe('the page', () => {
  it('is told what is said, how much is unread, and what becomes of a wish for a person', () => {
    desk.agentSays(id(), 'one');
    desk.handOver(id(), 'queued');
    desk.handOver(id(), 'resolved');
    const message = { id: expect.any(String) as string, text: 'hello', author: 'visitor' };
    expect(told).toEqual([
      ['message', message],
      ['unread', { count: 1 }],
      ['message', { ...message, text: 'one', author: 'agent' }],
      ['escalated', {}],
      ['resolved', {}],
    ]);
  });
});

describe('typing', () => {
  it('is told while a person is there, renewed sparingly, and ended with an empty field', async () => {
    view.dispatch({ type: 'drafted', draft: 'to the assistant' });
    expect(desk.typing).toEqual([]);
    desk.handOver(id(), 'human');
    const told = () => desk.requests.filter((each) => each === 'typing:set').length;
    await until(() => {
      view.dispatch({ type: 'drafted', draft: 'x' });
      view.dispatch({ type: 'drafted', draft: '' });
      return told() === 2;
    });
    desk.requests.length = 0;
    vi.useFakeTimers({ now: Date.now() });
    const type = (draft: string) => view.dispatch({ type: 'drafted', draft });
    type('a');
    type('ab');
    expect(told()).toBe(1);
    vi.setSystemTime(Date.now() + LIMITS.typingTtlMs / 2);
    type('abc');
    expect(told()).toBe(2);
    type('');
    type('');
    expect(told()).toBe(3);
  });

  it('of an agent is shown until a message comes, or nothing more is heard', async () => {
    desk.handOver(id(), 'human');
    await import('./tell-typing.ts');
    const by = { id: 'agent_1', name: 'Ada' } as const;
    const payload = { conversationId: id(), by, isTyping: true };
    desk.tell({ type: 'typing:changed', payload });
    expect(chat.store.state().typing).toEqual(by);
    desk.agentSays(id(), 'here');
    expect(chat.store.state().typing).toBeNull();
    vi.useFakeTimers();
    desk.tell({ type: 'typing:changed', payload });
    vi.advanceTimersByTime(LIMITS.typingTtlMs - 1);
    expect(chat.store.state().typing).toEqual(by);
    vi.advanceTimersByTime(1);
    expect(chat.store.state().typing).toBeNull();
  });
});

const resumes = () => desk.requests.filter((each) => each === 'conversation:resume').length;

describe('a connection that looks alive', () => {
  it.each(['online', 'pageshow'])(
    'is tried at once on “%s”, and made anew when it is dead',
    async (event) => {
      desk.mishaps.push('lose-request');
      window.dispatchEvent(new Event(event));
      await until(() => desk.renewals() === 1);
      await until(() => chat.store.state().connection === 'online');
    },
  );

  it('is kept when it replies, and brings what the page has missed', async () => {
    desk.append(id(), {
      kind: 'agent',
      clientMessageId: 'a',
      agent: { id: 'agent_1', name: 'Ada' },
      text: 'missed',
    });
    const before = resumes();
    show('visible');
    show('visible');
    await until(() => chat.store.state().messages.length === 2);
    expect(resumes()).toBe(before + 1);
    expect(desk.renewals()).toBe(0);
  });
});

describe('the sound', () => {
  it('is off until it is switched on, and then heard once per reply', async () => {
    desk.agentSays(id(), 'silent');
    view.dispatch({ type: 'sound/switched' });
    await until(() => state.notes === 2);
    desk.agentSays(id(), 'heard');
    await until(() => state.notes === 4);
    chat.send('my own');
    await until(() => chat.store.state().messages.length === 4);
    view.dispatch({ type: 'sound/switched' });
    desk.agentSays(id(), 'silent again');
    await until(() => chat.store.state().messages.length === 5);
    expect(state.notes).toBe(4);
  });
});
