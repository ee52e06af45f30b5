// Whatever happens at once on the server, and whenever it dies, what was acknowledged is there once, in order, without a gap.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../../server/src/new-id.ts';
import { createConversationStore } from '../../server/src/adapters/mongo/conversation-store.ts';
import { createMessageStore } from '../../server/src/adapters/mongo/message-store.ts';
import { systemClock } from '../../server/src/ports/clock.ts';
import { createMemoryModels } from '../../server/test/support/memory-models.ts';
import { startTestDesk, type TestDesk } from '../../server/test/support/start-test-desk.ts';
import { inForm, report } from './chaos-form.ts';
import { SEED } from './desk/random.ts';
import { crashEverywhere, followStories } from './drivers/follow-stories.ts';
import type { Sabotage, StoryGround } from './stories/story-process.ts';

const plan = { momentsMax: 10, lanes: 8, isShrinking: true };
/** The same sequences on both: on collections in memory by the thousand, on the embedded store as a check of the former. */
const SEQUENCES = inForm({ small: { memory: 300, embedded: 8 }, full: { memory: 10_000, embedded: 500 } });
const TIMEOUT_MS = inForm({ small: 60_000, full: 3_600_000 });

/** Acknowledges a message before it is written; a crash in between loses it. */
const acknowledgeEarly: Sabotage = (stores) => ({
  ...stores,
  messages: {
    ...stores.messages,
    async append(key, draft) {
      const [last] = await stores.messages.list(key, { limit: 1 });
      void stores.messages.append(key, draft).catch(() => undefined);
      const place = {
        id: newId('msg'),
        seq: (last?.message.seq ?? 0) + 1,
        createdAt: new Date().toISOString(),
      };
      return { message: { ...draft, ...key, ...place } as never, duplicate: false };
    },
  },
});

/** Does not know a message again that it has stored. */
const forgetIds: Sabotage = (stores) => ({
  ...stores,
  messages: {
    ...stores.messages,
    async append(key, draft) {
      const forgotten = { ...draft };
      if (draft.kind === 'visitor') Reflect.set(forgotten, 'clientMessageId', newId('msg'));
      return stores.messages.append(key, forgotten);
    },
  },
});

let desk: TestDesk;
let grounds: Readonly<Record<keyof typeof SEQUENCES, StoryGround>>;
beforeAll(async () => {
  desk = await startTestDesk();
  const { assistant, agents, stores } = desk;
  grounds = {
    embedded: { assistant, agents, open: () => stores },
    memory: {
      assistant,
      agents,
      open() {
        const models = createMemoryModels();
        return {
          assistants: { ...stores.assistants, findAssistant: async () => assistant },
          conversations: createConversationStore(models, systemClock),
          messages: createMessageStore(models, systemClock),
        };
      },
    },
  };
});
afterAll(async () => desk[Symbol.asyncDispose]());

describe('the stories of a conversation', () => {
  it.each(['memory', 'embedded'] as const)(
    'keep every promise, whatever happens at once and whenever the process dies (%s)',
    { timeout: TIMEOUT_MS },
    async (ground) => {
      const begin = Date.now();
      const sequences = SEQUENCES[ground];
      const figures = await followStories(grounds[ground], { ...plan, sequences });
      const seconds = ((Date.now() - begin) / 1000).toFixed(0);
      report(
        `stories, ${ground}`,
        `${figures.sequences} sequences with ${figures.acts} acts, ${figures.messages} messages and ` +
          `${figures.crashes} crashes in ${seconds} s; 0 broken promises; seed ${SEED}`,
      );
      expect(figures.sequences).toBeGreaterThanOrEqual(sequences);
      expect(figures.crashes).toBeGreaterThan(sequences / 10);
    },
  );

  it.each([
    ['acknowledged before it wrote', acknowledgeEarly, /(lost|another message than was acknowledged): /],
    ['did not know a message again', forgetIds, /lost: /],
  ])('would be found out if the server %s', { timeout: TIMEOUT_MS }, async (what, sabotage, sign) => {
    // For this reason and no other: a driver that is broken fails too.
    expect(await crashEverywhere(grounds.memory)).toEqual([]);
    const broken = await crashEverywhere(grounds.memory, sabotage);
    expect(broken.filter((promise) => sign.test(promise)).length).toBeGreaterThan(0);
    report('stories, control', `a server that ${what}: found at ${broken.length} of the places to crash`);
  });
});
