import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ASSISTANT, SESSION, until } from '../../test/desk-fixtures.ts';
import { FakeDesk } from '../../test/fake-desk.ts';
import type { FakeTab } from '../../test/fake-tab.ts';
import { SharedBrowser } from '../../test/shared-browser.ts';
import { createChat } from './create-chat.ts';
import type { Chat } from './create-chat.ts';
import type { ShelvedEntry } from './outbox/share-outbox.ts';
import type { SavedChat } from './saved-chat.ts';
import { createResume } from './transcript/resume.ts';
import { openSession } from '../transport/session.ts';

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

/** One visitor in front of one desk, with tabs that come and go. */
class Visitor {
  readonly desk = new FakeDesk();
  readonly browser = new SharedBrowser<SavedChat, ShelvedEntry>();
  private readonly isShared: boolean;
  readonly tabs: [Tab, Tab];

  /** @param isShared false for a browser whose tabs know nothing of each other. For controls only. */
  constructor(isShared = true) {
    this.isShared = isShared;
    this.tabs = [this.open(), this.open()];
  }

  open(): Tab {
    const line = this.desk.openTab();
    const browser = this.isShared ? this.browser : new SharedBrowser<SavedChat, ShelvedEntry>();
    const { leave, ...parts } = browser.openTab();
    const chat = createChat({
      createCatchUp: createResume,
      openSession,
      options,
      transport: line.transport,
      ...parts,
    });
    return { chat, line, leave };
  }

  reload(which: 0 | 1): void {
    const { chat, leave } = this.tabs[which];
    chat.close();
    leave();
    this.tabs[which] = this.open();
  }

  close(): void {
    for (const { chat } of this.tabs) chat.close();
  }

  /** Waits until nothing is under way. */
  async rest(withinMs?: number): Promise<void> {
    for (const { line } of this.tabs) if (!line.transport.isOnline()) line.goOnline();
    await until(
      () =>
        this.tabs.every(({ chat }) => {
          const { isLoaded, outbox, conversationId, messages } = chat.store.state();
          const { lastSeq } = this.desk.kept.get(conversationId ?? 'conv_')?.conversation ?? { lastSeq: 0 };
          const isShared = conversationId === this.tabs[0].chat.store.state().conversationId;
          return isLoaded && outbox.length === 0 && isShared && messages.length === lastSeq;
        }),
      withinMs,
    );
  }
}

interface Tab {
  readonly chat: Chat;
  readonly line: FakeTab;
  readonly leave: () => void;
}

let visitor: Visitor;
beforeEach(() => {
  vi.stubGlobal('fetch', async () => Response.json(SESSION));
  visitor = new Visitor();
});
afterEach(() => {
  visitor.close();
  vi.unstubAllGlobals();
});

const loaded = () => until(() => visitor.tabs.every(({ chat }) => chat.store.state().isLoaded));
const shown = ({ chat }: Tab) =>
  chat.store.state().messages.map((each) => ('text' in each ? each.text : each.state));

describe('a message that is written in a tab without a connection', () => {
  it('shows in the other tab, which sends it', async () => {
    await loaded();
    const [one, other] = visitor.tabs;
    one.line.cut();
    one.chat.send('from here');
    expect(one.chat.store.state().outbox).toHaveLength(1);
    await until(() => shown(other).includes('from here'));
    // The tab that wrote it sees it sent, although it has heard nothing from the desk.
    await until(() => one.chat.store.state().outbox.length === 0);
    expect(shown(one)).toEqual(['from here']);
    expect(visitor.browser.things.size).toBe(0);
  });

  it('waits in every tab while none has a connection, with why it failed, and can be taken back in any', async () => {
    await loaded();
    const [one, other] = visitor.tabs;
    for (const { line } of visitor.tabs) line.cut();
    one.chat.send('waits');
    await until(() => other.chat.store.state().outbox.length === 1);
    const [entry] = other.chat.store.state().outbox;
    other.chat.discard(entry?.clientMessageId ?? '');
    await until(() => one.chat.store.state().outbox.length === 0);
    await visitor.rest();
    expect(shown(one)).toEqual([]);
  });
});

describe('the outbox', () => {
  it('takes 50 messages and refuses the next, keeping those that wait', async () => {
    await loaded();
    for (const { line } of visitor.tabs) line.cut();
    const [one] = visitor.tabs;
    const sent = Array.from({ length: 51 }, (_, index) => one.chat.send(`message ${index}`));
    expect(sent.filter(Boolean)).toHaveLength(50);
    expect(sent.at(-1)).toBe(false);
    await visitor.rest();
    expect(shown(one)).toEqual(Array.from({ length: 50 }, (_, index) => `message ${index}`));
    expect(one.chat.send('again')).toBe(true);
  });
});

const RUNS = process.env['CHAOS'] === 'full' ? 200 : 60;
const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 2 ** 31);

type Step = readonly [what: 'send' | 'new' | 'reload' | 'cut' | 'back' | 'agent' | 'rest', tab: 0 | 1];

async function take([what, which]: Step, count: number): Promise<void> {
  const { chat, line } = visitor.tabs[which];
  const id = chat.store.state().conversationId;
  if (what === 'send') chat.send(`message ${count}`);
  else if (what === 'new') chat.newConversation();
  else if (what === 'reload') visitor.reload(which);
  else if (what === 'cut') line.cut();
  else if (what === 'back') line.goOnline();
  else if (what === 'agent' && id && visitor.desk.kept.has(id)) visitor.desk.agentSays(id, `reply ${count}`);
  else if (what === 'rest') await visitor.browser.heard();
}

describe('two tabs', () => {
  const step = fc.tuple(
    fc.constantFrom<Step[0]>('send', 'send', 'send', 'agent', 'rest', 'rest', 'reload', 'new', 'cut', 'back'),
    fc.constantFrom<0 | 1>(0, 1),
  );

  it(
    `show the same transcript after ${RUNS} random interleavings; nothing is lost, nothing doubled`,
    { timeout: 120_000 },
    async () => {
      let followed = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
          visitor = new Visitor();
          for (const [index, each] of steps.entries()) await take(each, index);
          await visitor.rest();
          const [one, other] = visitor.tabs;
          expect(shown(one)).toEqual(shown(other));
          const stored = [...visitor.desk.kept.values()].flatMap(({ messages }) => messages);
          const texts = stored.flatMap((each) => (each.kind === 'visitor' ? [each.text] : []));
          const sent = steps.flatMap(([what], index) => (what === 'send' ? [`message ${index}`] : []));
          expect(texts.toSorted()).toEqual(sent.toSorted());
          const numbers = visitor.desk.kept
            .get(one.chat.store.state().conversationId ?? 'conv_')
            ?.messages.map(({ seq }) => seq);
          expect(one.chat.store.state().messages.map(({ seq }) => seq)).toEqual(numbers ?? []);
          expect(visitor.browser.things.size).toBe(0);
          expect(visitor.browser.mostAtOnce).toBeLessThanOrEqual(1);
          if (steps.some(([what]) => what === 'new')) followed += 1;
          visitor.close();
        }),
        { numRuns: RUNS, seed: SEED },
      );
      expect(followed).toBeGreaterThan(RUNS / 4);
      process.stdout.write(
        `chaos · tabs: ${RUNS} interleavings in two tabs, ${followed} of them with a new conversation; the same transcript in both; seed ${SEED}\n`,
      );
    },
  );

  it('would be found out if they did not know of each other', async () => {
    visitor.close();
    visitor = new Visitor(false);
    await loaded();
    const steps: Step[] = [
      ['send', 0],
      ['rest', 0],
      ['new', 1],
      ['send', 1],
    ];
    for (const [index, each] of steps.entries()) await take(each, index);
    await expect(visitor.rest(500)).rejects.toThrow('Not so within 500 ms');
  });
});
