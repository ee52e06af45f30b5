// What may happen to a conversation, several things at the same moment, and a crash in between.

import { randomUUID } from 'node:crypto';

import fc from 'fast-check';

import type { MessageReceipt } from '@frontdesk/contract';

import { retryAnswer, stopAnswer } from '../../../server/src/chat/answer-message.ts';
import { markRead } from '../../../server/src/chat/mark-read.ts';
import { moveHandover, requestPerson } from '../../../server/src/chat/move-hand-over.ts';
import { replyToVisitor } from '../../../server/src/chat/reply.ts';
import { AppError } from '../../../server/src/errors.ts';
import { StoreDied } from './failing-stores.ts';
import type { StoryProcess } from './story-process.ts';

/** Something with an id of its own that is done until there is a receipt. */
export interface Kept {
  readonly kind: 'visitor' | 'agent';
  readonly clientMessageId: string;
  readonly text: string;
  readonly receipts: MessageReceipt[];
  /** The desk said no, for good. */
  isRefused: boolean;
}

/** One thing that happens. */
export type Act =
  | { readonly type: 'send' }
  | { readonly type: 'send again' | 'retry' | 'stop'; readonly index: number }
  | { readonly type: 'request' | 'cancel' }
  | { readonly type: 'claim' | 'return' | 'resolve' | 'reply'; readonly agent: 0 | 1 }
  | { readonly type: 'read'; readonly side: 'visitor' | 'agents'; readonly seq: number };

/** Things that happen at the same moment; the process may die after some calls of the store. */
export interface Moment {
  readonly acts: readonly Act[];
  readonly crash: { readonly afterCalls: number; readonly moment: 'before' | 'after' } | null;
}

/** Every moment that there can be. Writing is the most frequent. */
export function moments(maxLength: number): fc.Arbitrary<Moment[]> {
  const index = fc.nat({ max: 20 });
  const agent = fc.constantFrom<(0 | 1)[]>(0, 1);
  const act: fc.Arbitrary<Act> = fc.oneof(
    { arbitrary: fc.constant<Act>({ type: 'send' }), weight: 6 },
    { arbitrary: fc.record({ type: fc.constantFrom('send again', 'retry', 'stop'), index }), weight: 4 },
    { arbitrary: fc.record({ type: fc.constantFrom('request', 'cancel') }), weight: 1 },
    {
      arbitrary: fc.record({ type: fc.constantFrom('claim', 'return', 'resolve', 'reply'), agent }),
      weight: 4,
    },
    {
      arbitrary: fc.record({
        type: fc.constant('read'),
        side: fc.constantFrom('visitor', 'agents'),
        seq: index,
      }),
      weight: 1,
    },
  );
  const crash = fc.record({
    afterCalls: fc.nat({ max: 12 }),
    moment: fc.constantFrom<('before' | 'after')[]>('before', 'after'),
  });
  return fc.array(
    fc.record({
      acts: fc.array(act, { minLength: 1, maxLength: 3 }),
      crash: fc.option(crash, { freq: 5 }),
    }),
    { minLength: 1, maxLength, size: 'max' },
  );
}

const at = <T>(items: readonly T[], index: number): T | undefined => items[index % items.length];

/** Does it until there is a receipt, or the desk says no: that is what an outbox does. @returns whether it has ended */
export async function deliver(story: StoryProcess, kept: Kept, words = kept.text): Promise<boolean> {
  const { clientMessageId } = kept;
  try {
    if (kept.kind === 'visitor') kept.receipts.push(await story.send(clientMessageId, words));
    else await reply(story, kept, words);
    return true;
  } catch (error) {
    if (error instanceof StoreDied) return false;
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    kept.isRefused = kept.receipts.length === 0;
    return true;
  }
}

async function reply(story: StoryProcess, kept: Kept, text: string): Promise<void> {
  const { deps } = story.life();
  const { clientMessageId, receipts } = kept;
  const seat = story.ground.agents[kept.text.endsWith('0') ? 0 : 1];
  const agent = { id: seat.id, name: seat.name };
  const stored = await deps.conversations.find({ id: story.id, workspaceId: seat.workspaceId });
  if (!stored) throw new AppError('conflict');
  const sent = { conversationId: story.id, clientMessageId, text };
  receipts.push(await replyToVisitor(deps, stored, { agent, sender: '', reply: sent }));
}

/** Lets one thing happen. What is to be delivered is added to `all`. */
export async function perform(story: StoryProcess, act: Act, all: Kept[]): Promise<void> {
  if (act.type === 'send' || act.type === 'reply') {
    const kind = act.type === 'send' ? 'visitor' : 'agent';
    const text = act.type === 'send' ? `question ${all.length}` : `reply ${all.length} by ${act.agent}`;
    const kept: Kept = { kind, clientMessageId: randomUUID(), text, receipts: [], isRefused: false };
    all.push(kept);
    await deliver(story, kept);
    return;
  }
  if (act.type === 'send again') {
    const kept = at(
      all.filter(({ receipts }) => receipts.length > 0),
      act.index,
    );
    if (kept) await deliver(story, kept, 'other words');
    return;
  }
  try {
    await move(story, act);
  } catch (error) {
    const isExpected = error instanceof StoreDied || (error instanceof AppError && error.code === 'conflict');
    if (!isExpected) throw error;
  }
}

async function move(story: StoryProcess, act: Act): Promise<void> {
  const { ground, id } = story;
  const { deps } = story.life();
  const { workspaceId, id: assistantId } = ground.assistant;
  const stored = await deps.conversations.find({ id, workspaceId });
  if (!stored) return;
  switch (act.type) {
    case 'request':
      return void (await requestPerson(deps, stored));
    case 'cancel':
      return void (await moveHandover(deps, stored, { action: 'cancel' }));
    case 'read':
      return void (await markRead(deps, stored, act));
    case 'retry':
    case 'stop': {
      const records = await deps.messages.list({ assistantId, conversationId: id }, { limit: 200 });
      const answer = at(
        records.filter(({ message }) => message.kind === 'answer'),
        act.index,
      )?.message;
      if (!answer) return;
      const ref = { conversationId: id, answerId: answer.id };
      return void (await (act.type === 'retry'
        ? retryAnswer(deps, stored, ref)
        : stopAnswer(deps, stored, ref)));
    }
    case 'claim':
    case 'return':
    case 'resolve': {
      const { id: agentId, name } = ground.agents[act.agent];
      return void (await moveHandover(deps, stored, { action: act.type, agent: { id: agentId, name } }));
    }
    case 'send':
    case 'send again':
    case 'reply':
      throw new Error('this is delivered');
  }
}
