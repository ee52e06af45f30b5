import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ASSISTANT, refusal, SESSION, until } from '../../test/desk-fixtures.ts';
import { FakeDesk } from '../../test/fake-desk.ts';
import type { Mishap } from '../../test/fake-tab.ts';
import { openShelf } from '../host/shelf.ts';
import { openStorage } from '../host/storage.ts';
import { isShelvedEntry } from './outbox/share-outbox.ts';
import { createChat } from './create-chat.ts';
import type { Chat } from './create-chat.ts';
import type { SavedChat } from './saved-chat.ts';
import { createResume } from './transcript/resume.ts';
import { openSession } from '../transport/session.ts';

// What matters here is the order of what happens, not how long it takes.
vi.mock('../transport/backoff.ts', async (actual) => ({
  ...(await actual<object>()),
  backoffMs: () => 1,
}));

const options = {
  assistantId: ASSISTANT.id,
  baseUrl: 'https://desk.test',
  language: undefined,
  accentColor: undefined,
};
const open: Chat[] = [];
beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal('fetch', async () => Response.json(SESSION));
});
afterEach(() => {
  for (const chat of open.splice(0)) chat.close();
  vi.unstubAllGlobals();
});

async function start(desk: FakeDesk): Promise<Chat> {
  const chat = createChat({
    createCatchUp: createResume,
    openSession,
    options,
    saved: openStorage<SavedChat>('test'),
    outbox: openShelf('test:out:', isShelvedEntry),
    transport: desk.transport,
  });
  open.push(chat);
  await until(() => chat.store.state().isLoaded);
  return chat;
}
const idOf = (chat: Chat) => chat.store.state().conversationId ?? 'conv_none';
const textsOf = (chat: Chat) =>
  chat.store.state().messages.map((each) => ('text' in each ? each.text : each.state));

describe('on a bad network', () => {
  const mishap = fc.constantFrom<Mishap | 'cut' | null>(
    'lose-request',
    'lose-ack',
    null,
    'cut',
    refusal('unavailable', true),
  );

  it('every message is stored once and shown as the desk has it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { maxLength: 12 }), async (mishaps) => {
        localStorage.clear();
        const desk = new FakeDesk();
        const chat = await start(desk);
        const sent = mishaps.map((_, index) => `message ${index}`);
        for (const [index, each] of mishaps.entries()) {
          if (each === 'cut') {
            desk.cut();
            queueMicrotask(() => desk.goOnline());
          } else desk.mishaps.push(each);
          chat.send(`message ${index}`);
        }
        desk.mishaps.length = Math.min(desk.mishaps.length, 3);
        await until(() => chat.store.state().outbox.length === 0, 10_000);
        await until(() => chat.store.state().messages.length === sent.length);
        const stored = desk.kept.get(idOf(chat))?.messages ?? [];
        expect(stored.map((each) => 'text' in each && each.text)).toEqual(sent);
        expect(textsOf(chat)).toEqual(sent);
        chat.close();
      }),
      { numRuns: 30, seed: 5 },
    );
  });
});

/** What happens between two pieces of an answer. */
type Break = 'drop' | 'reload' | 'nothing';

describe('an answer that is cut anywhere', () => {
  const pieces = fc.array(
    fc.tuple(
      fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }),
      fc.constantFrom<Break>('drop', 'reload', 'nothing'),
    ),
    { minLength: 1, maxLength: 8 },
  );

  it('is shown whole, nothing of it twice, and goes on from where the reader is', async () => {
    let cuts = 0;
    await fc.assert(
      fc.asyncProperty(pieces, async (written) => {
        localStorage.clear();
        const desk = new FakeDesk();
        let chat = await start(desk);
        chat.send('question');
        await until(() => chat.store.state().messages.length === 1);
        const id = idOf(chat);
        desk.beginAnswer(id);
        let text = '';
        for (const [piece, what] of written) {
          const seen = chat.store.state().live[0]?.text.length ?? 0;
          if (what === 'reload') chat.close();
          else if (what === 'drop') desk.cut();
          desk.write(id, piece);
          text += piece;
          if (what === 'reload') chat = await start(desk);
          else if (what === 'drop') desk.goOnline();
          await until(() => chat.store.state().live[0]?.text === text);
          if (what === 'drop') expect(desk.liveOffsets.at(-1)).toBe(seen);
          if (what !== 'nothing') cuts += 1;
        }
        desk.endAnswer(id);
        expect(textsOf(chat)).toEqual(['question', text]);
        expect(chat.store.state().live).toEqual([]);
        chat.close();
      }),
      { numRuns: 200, seed: 5 },
    );
    expect(cuts).toBeGreaterThan(500);
  });
});
