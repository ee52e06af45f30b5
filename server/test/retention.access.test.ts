// How long conversations are kept: what a plan says is done, and nobody loses what was acknowledged.

import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { ConversationId } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';

import { createConversationStore } from '../src/adapters/mongo/conversation-store.ts';
import { createMessageStore } from '../src/adapters/mongo/message-store.ts';
import type { Models } from '../src/adapters/mongo/models/index.ts';
import { createRetentionStore } from '../src/adapters/mongo/retention-store.ts';
import { createForgetting } from '../src/chat/forget-conversations.ts';
import { createLogger } from '../src/logger.ts';
import { newId } from '../src/new-id.ts';
import { createGate } from './support/create-gate.ts';
import { createMemoryModels } from './support/memory-models.ts';
import { startTestDesk } from './support/start-test-desk.ts';

const DAY_MS = 86_400_000;
const ROUNDS = 80;
const OWNER = {
  workspaceId: 'ws_test',
  assistantId: 'asst_test',
  visitorId: 'vis_1',
  planId: 'basic',
} as const;

const keyOf = (conversationId: ConversationId) => ({ assistantId: OWNER.assistantId, conversationId });

/** Stores whose clock can be moved, and a visitor who writes as often as the desk asks for it. */
function openStores(models: Models = createMemoryModels()) {
  let now = Date.now() - 10 * DAY_MS;
  const clock = { now: () => new Date(now) };
  const conversations = createConversationStore(models, clock);
  const messages = createMessageStore(models, clock);
  const since = new Date(now + DAY_MS);

  async function sendOnce(id: ConversationId, clientMessageId: string): Promise<void> {
    const conversation = await conversations.open({ ...OWNER, id });
    if (!conversation) throw new Error('not the visitor’s own');
    const draft = { kind: 'visitor', clientMessageId, text: clientMessageId } as const;
    const { message } = await messages.append<'visitor'>(keyOf(id), draft);
    await conversations.advance(conversation, { lastSeq: message.seq });
  }
  return {
    models,
    conversations,
    /** Sends until it is acknowledged. */
    async send(id: ConversationId, clientMessageId: string = randomUUID()): Promise<string> {
      for (let attempt = 0; attempt < 50; attempt += 1) {
        const isDone = await sendOnce(id, clientMessageId).then(
          () => true,
          () => false,
        );
        if (isDone) return clientMessageId;
      }
      throw new Error('never acknowledged');
    },
    transcript: async (id: ConversationId) => messages.list(keyOf(id), { afterSeq: 0, limit: 100 }),
    tenDaysPass: () => void (now += 10 * DAY_MS),
    remove: async () => createRetentionStore(models).removeSilent({ ...OWNER, since }, 10),
  };
}
type Open = ReturnType<typeof openStores>;

async function later(turns: number, run: () => Promise<unknown>): Promise<unknown> {
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
  return run();
}

/** Lets a visitor write at the very moment at which the conversation is removed. @returns what is wrong afterwards */
async function race(round: number, remove: (open: Open, id: ConversationId) => Promise<unknown>) {
  const open = openStores();
  const id = newId('conv');
  for (let n = 0; n < 3; n += 1) await open.send(id);
  open.tenDaysPass();
  const text = randomUUID();
  await Promise.all([
    later(round % 13, async () => open.send(id, text)),
    later((round * 7) % 11, async () => remove(open, id)),
  ]);
  const kept = await open.transcript(id);
  const texts = kept.map(({ message }) => (message.kind === 'visitor' ? message.text : ''));
  const seqs = kept.map(({ message }) => message.seq);
  const conversation = await open.conversations.find({ id, workspaceId: OWNER.workspaceId });
  const isWhole = seqs.every((seq, index) => seq === index + 1) && conversation?.lastSeq === seqs.length;
  return { isLost: !texts.includes(text), isBroken: !isWhole, wasRemoved: seqs.length === 1 };
}

describe('a conversation that is removed while its visitor writes', () => {
  it('loses nothing that was acknowledged, and has no gap', async () => {
    const seen = { removed: 0, kept: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { isLost, isBroken, wasRemoved } = await race(round, async (open) => open.remove());
      expect({ round, isLost, isBroken }).toEqual({ round, isLost: false, isBroken: false });
      seen[wasRemoved ? 'removed' : 'kept'] += 1;
    }
    // Both came first at times.
    expect(Math.min(seen.removed, seen.kept)).toBeGreaterThan(5);
  });

  it('would lose some, were it not marked before', async () => {
    let wrong = 0;
    for (let round = 0; round < ROUNDS / 3; round += 1) {
      const { isLost, isBroken } = await race(round, async ({ models }, id) => {
        const { assistantId } = OWNER;
        await models.messages.deleteMany({ assistantId, conversationId: id });
        await models.conversations.deleteOne({ _id: id, assistantId });
      });
      wrong += Number(isLost || isBroken);
    }
    expect(wrong).toBeGreaterThan(0);
  });

  it('is removed to its end after a crash, and stands in nobody’s way then', async () => {
    const models = createMemoryModels();
    const open = openStores(models);
    const id = newId('conv');
    await open.send(id);
    open.tenDaysPass();
    const dying = {
      ...models,
      messages: { deleteMany: async () => Promise.reject(new Error('the process died')) },
    };
    await expect(openStores(dying as unknown as Models).remove()).rejects.toThrow('died');
    expect(await open.conversations.find({ id, workspaceId: OWNER.workspaceId })).toBeNull();
    await expect(open.conversations.open({ ...OWNER, id })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await open.remove()).toBe(1);
    await open.send(id);
    expect(await open.transcript(id)).toHaveLength(1);
  });
});

describe('a plan', () => {
  it('keeps conversations as long as it says, those of other plans stay, and a change counts at once', async () => {
    await using desk = await startTestDesk();
    const gate = await createGate(desk);
    await gate.decide({ verifier: 'claims' });
    const items = [
      { id: 'week', name: 'A week', retentionDays: 7 },
      { id: 'ever', name: 'For ever' },
    ];
    await gate.api('PUT /plans', { items });
    const tooShort = { id: 'hours', name: 'Hours', retentionDays: 0 };
    await expect(gate.api('PUT /plans', { items: [tooShort] })).rejects.toThrow('retentionDays');
    const own = new Map<string, ConversationId>();
    for (const plan of ['week', 'ever']) {
      const session = await gate.users.open({ sub: plan, plan });
      const socket = await gate.connect(session);
      const conversationId = newId('conv');
      const message = { conversationId, clientMessageId: randomUUID(), text: 'Hello' };
      const done = new Promise((resolve) => socket.once('answer:done', resolve));
      expect(await socket.emitWithAck('message:send', message)).toMatchObject({ ok: true });
      await done;
      own.set(plan, conversationId);
      socket.disconnect();
    }
    const find = async (plan: string) =>
      desk.stores.conversations.find({ id: own.get(plan) ?? 'conv_none', workspaceId: 'ws_test' });
    const runIn = async (days: number) => {
      const clock = { now: () => new Date(Date.now() + days * DAY_MS) };
      await createForgetting({ ...desk.stores, clock, logger: createLogger('silent') }).run();
    };
    await runIn(6.9);
    expect(await find('week')).toMatchObject({ planId: 'week', lastSeq: 2 });
    await runIn(7.1);
    expect(await find('week')).toBeNull();
    const key = { assistantId: desk.assistant.id, conversationId: own.get('week') ?? 'conv_none' };
    expect(await desk.stores.messages.list(key, { limit: 10 })).toEqual([]);
    await runIn(5_000);
    expect(await find('ever')).toMatchObject({ planId: 'ever' });
    await gate.api('PUT /plans', { items: items.map((plan) => ({ ...plan, retentionDays: 30 })) });
    await runIn(31);
    expect(await find('ever')).toBeNull();
  });
});
