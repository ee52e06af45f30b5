// What each side knows of the other: what was read, who types, which conversations there are.

import { randomUUID } from 'node:crypto';

import type { Conversation, TypingChanged } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { connectAgent, connectVisitor, until, valueOf } from './support/connect.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function story() {
  const { token } = await desk.openSession();
  const visitor = await connectVisitor(desk.url, token);
  const [ada, bo] = await Promise.all(
    desk.agents.map(async (agent) => connectAgent(desk.url, await desk.signIn(agent))),
  );
  if (!ada || !bo) throw new Error('no agents');
  let answered = 0;
  visitor.on('answer:done', () => (answered += 1));
  const say = async (text: string, conversationId = newId('conv')) => {
    const before = answered;
    valueOf(
      await visitor.emitWithAck('message:send', { conversationId, clientMessageId: randomUUID(), text }),
    );
    await until(() => answered > before);
    return conversationId;
  };
  return { visitor, ada, bo, say, end: () => [visitor, ada, bo].forEach((socket) => socket.disconnect()) };
}

describe('read marks', () => {
  it('rise to what was read, never fall, never pass the end, and both sides see them', async () => {
    const { visitor, ada, say, end } = await story();
    const conversationId = await say('hello');
    let latest: Conversation | undefined;
    visitor.on('conversation:updated', ({ conversation }) => (latest = conversation));
    const read = async (seq: number) => visitor.emitWithAck('conversation:read', { conversationId, seq });
    valueOf(await read(2));
    valueOf(await read(1));
    valueOf(await read(99));
    valueOf(await ada.emitWithAck('conversation:read', { conversationId, seq: 1 }));
    await until(() => latest?.read.agents === 1);
    expect(latest?.read).toEqual({ visitor: 2, agents: 1 });
    const inbox = valueOf(await ada.emitWithAck('inbox:open', {}));
    expect(inbox.conversations.find(({ id }) => id === conversationId)?.read).toEqual(latest?.read);
    end();
  });
});

describe('the visitor’s list', () => {
  it('names each conversation with its last words and what is unread, the latest first', async () => {
    const { visitor, say, end } = await story();
    const first = await say('about bells');
    const second = await say('about ledgers');
    await visitor.emitWithAck('conversation:read', { conversationId: second, seq: 2 });
    await say('more about bells', first);
    const list = valueOf(await visitor.emitWithAck('conversation:list', {}));
    expect(list.map(({ conversation, preview, unread }) => [conversation.id, preview, unread])).toEqual([
      [first, 'more about bells', 2],
      [second, 'about ledgers', 0],
    ]);
    const { token } = await desk.openSession();
    const stranger = await connectVisitor(desk.url, token);
    expect(valueOf(await stranger.emitWithAck('conversation:list', {}))).toEqual([]);
    stranger.disconnect();
    end();
  });
});

describe('typing', () => {
  it('of the visitor reaches agents who look; of the holder the visitor; of other agents nobody', async () => {
    const { visitor, ada, bo, say, end } = await story();
    const conversationId = await say('hello');
    const heard: { visitor: TypingChanged[]; ada: TypingChanged[]; bo: TypingChanged[] } = {
      visitor: [],
      ada: [],
      bo: [],
    };
    visitor.on('typing:changed', (typing) => heard.visitor.push(typing));
    ada.on('typing:changed', (typing) => heard.ada.push(typing));
    bo.on('typing:changed', (typing) => heard.bo.push(typing));
    valueOf(await ada.emitWithAck('conversation:open', { conversationId, afterSeq: 0 }));
    valueOf(await visitor.emitWithAck('typing:set', { conversationId, isTyping: true }));
    await until(() => heard.ada.length === 1);
    expect(heard).toMatchObject({ ada: [{ by: 'visitor', isTyping: true }], bo: [], visitor: [] });
    valueOf(await ada.emitWithAck('conversation:claim', { conversationId }));
    valueOf(await bo.emitWithAck('typing:set', { conversationId, isTyping: true }));
    valueOf(await ada.emitWithAck('typing:set', { conversationId, isTyping: true }));
    await until(() => heard.visitor.length === 1);
    expect(heard.visitor).toMatchObject([{ by: { name: 'Ada' }, isTyping: true }]);
    end();
  });
});
