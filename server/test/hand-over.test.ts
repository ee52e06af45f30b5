// The way to a person and back, seen from both sides over real sockets.

import { randomUUID } from 'node:crypto';

import type { ConversationSummary, Message } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { connectAgent, connectVisitor, until, valueOf } from './support/connect.ts';
import { createScriptedWriter } from './support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;

beforeAll(async () => {
  const writer = createScriptedWriter((question) => {
    if (question !== 'a person please') return {};
    const summary = 'The visitor asked for a person.';
    return {
      escalation: { requiresEscalation: true, reason: 'customer_request', confidence: 1, summary },
    };
  });
  desk = await startTestDesk({ writer });
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function story(text = 'hello') {
  const { token } = await desk.openSession();
  const visitor = await connectVisitor(desk.url, token);
  const seen: Message[] = [];
  const answers: Message[] = [];
  visitor.on('message:created', ({ message }) => seen.push(message));
  visitor.on('answer:done', ({ message }) => answers.push(message));
  const conversationId = newId('conv');
  const send = async (words: string) =>
    valueOf(
      await visitor.emitWithAck('message:send', {
        conversationId,
        clientMessageId: randomUUID(),
        text: words,
      }),
    );
  await send(text);
  await until(() => answers.length === 1);
  const [ada, bo] = await Promise.all(
    desk.agents.map(async (agent) => connectAgent(desk.url, await desk.signIn(agent))),
  );
  if (!ada || !bo) throw new Error('no agents');
  const end = () => [visitor, ada, bo].forEach((socket) => socket.disconnect());
  return { visitor, seen, answers, conversationId, send, ada, bo, end };
}

const states = (messages: readonly Message[]) =>
  messages.flatMap((message) => (message.kind === 'handover' ? [message.state] : []));

describe('the hand-over', () => {
  it('tells agents of a waiting visitor at once, and the visitor that agents were told', async () => {
    const { visitor, seen, conversationId, ada, end } = await story();
    const changes: ConversationSummary[] = [];
    ada.on('inbox:changed', ({ summary }) => changes.push(summary));
    const handover = valueOf(await visitor.emitWithAck('handover:request', { conversationId }));
    expect(handover.state).toBe('queued');
    await until(() => changes.some((change) => change.handover.state === 'queued'));
    await until(() => states(seen).length === 2);
    expect(states(seen)).toEqual(['requested', 'queued']);
    const again = valueOf(await visitor.emitWithAck('handover:request', { conversationId }));
    expect(again.version).toBe(handover.version);
    const inbox = valueOf(await ada.emitWithAck('inbox:open', {}));
    expect(inbox.conversations.find(({ id }) => id === conversationId)?.handover.state).toBe('queued');
    end();
  });

  it('asks for a person by itself when the visitor’s words did', async () => {
    const { seen, end } = await story('a person please');
    await until(() => states(seen).includes('queued'));
    end();
  });

  it('lets exactly one of two agents claim, whoever is faster', async () => {
    const { conversationId, ada, bo, end } = await story();
    const claims = await Promise.all(
      [ada, bo].map(async (agent) => agent.emitWithAck('conversation:claim', { conversationId })),
    );
    expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
    expect(claims.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'conflict' } });
    end();
  });

  it('carries replies both ways, keeps the assistant silent, and lets only the holder act', async () => {
    const { send, seen, answers, conversationId, ada, bo, end } = await story();
    valueOf(await ada.emitWithAck('conversation:claim', { conversationId }));
    const opened = valueOf(await ada.emitWithAck('conversation:open', { conversationId, afterSeq: 0 }));
    expect(opened.messages.map(({ kind }) => kind)).toEqual(['visitor', 'answer', 'handover']);
    expect(Object.values(opened.receipts)).toMatchObject([{ decision: 'as scripted' }]);
    const heard: Message[] = [];
    ada.on('message:created', ({ message }) => heard.push(message));
    await send('are you there?');
    await until(() => heard.length === 1);
    const reply = { conversationId, clientMessageId: randomUUID(), text: '**Yes**, I am.' };
    const first = valueOf(await ada.emitWithAck('message:reply', reply));
    const second = valueOf(await ada.emitWithAck('message:reply', reply));
    expect(second).toEqual({ ...first, duplicate: true });
    await until(() => seen.some(({ kind }) => kind === 'agent'));
    expect(seen.find(({ kind }) => kind === 'agent')).toMatchObject({
      agent: { name: 'Ada' },
      text: '**Yes**, I am.',
    });
    expect(answers).toHaveLength(1);
    for (const refused of [
      await bo.emitWithAck('message:reply', { ...reply, clientMessageId: randomUUID() }),
      await bo.emitWithAck('conversation:return', { conversationId }),
      await bo.emitWithAck('conversation:resolve', { conversationId }),
    ]) {
      expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
    }
    end();
  });

  it('goes back to the assistant, is resolved, and opens again with the visitor’s next message', async () => {
    const { visitor, send, seen, answers, conversationId, ada, end } = await story();
    valueOf(await ada.emitWithAck('conversation:claim', { conversationId }));
    valueOf(await ada.emitWithAck('conversation:return', { conversationId }));
    await send('and you?');
    await until(() => answers.length === 2);
    valueOf(await ada.emitWithAck('conversation:resolve', { conversationId }));
    await send('one more thing');
    await until(() => answers.length === 3);
    expect(states(seen)).toEqual(['human', 'returned', 'resolved', 'ai']);
    valueOf(await visitor.emitWithAck('handover:request', { conversationId }));
    const cancelled = valueOf(await visitor.emitWithAck('handover:cancel', { conversationId }));
    expect(cancelled.state).toBe('returned');
    const page = valueOf(await visitor.emitWithAck('conversation:resume', { conversationId, afterSeq: 0 }));
    expect(page?.messages.map(({ seq }) => seq)).toEqual(page?.messages.map((_, index) => index + 1));
    end();
  });
});
