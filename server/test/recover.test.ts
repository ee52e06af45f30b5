// What a crash leaves half done is put right by the next start.

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { connectAgent, connectVisitor, until, valueOf } from './support/connect.ts';
import { startTestDesk } from './support/start-test-desk.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'desk-'));
});
afterAll(async () => rm(dataDir, { recursive: true, force: true }));

it('a wish for a person that was stored reaches the inbox, and an answer that broke off is interrupted', async () => {
  const first = await startTestDesk({ dataDir });
  const { token } = await first.openSession();
  const visitor = await connectVisitor(first.url, token);
  let done = 0;
  visitor.on('answer:done', () => (done += 1));
  const conversationId = newId('conv');
  const message = { conversationId, clientMessageId: randomUUID(), text: 'hello' };
  const { messageId } = valueOf(await visitor.emitWithAck('message:send', message));
  await until(() => done === 1);
  const key = { assistantId: first.assistant.id, conversationId };
  const { messages } = first.stores;
  await messages.append<'handover'>(key, { kind: 'handover', version: 1, state: 'requested' });
  await messages.append<'handover'>(key, { kind: 'handover', version: 2, state: 'queued' });
  const half = { inReplyTo: messageId, attempt: 2, text: '', status: 'streaming', citations: [] } as const;
  const { message: answer } = await messages.append<'answer'>(key, { kind: 'answer', ...half });
  await messages.saveProgress(key, answer.id, 'half of it');
  visitor.disconnect();
  await first.stop();

  const second = await startTestDesk({ dataDir });
  const ada = await connectAgent(second.url, await second.signIn(second.agents[0]));
  const inbox = valueOf(await ada.emitWithAck('inbox:open', {}));
  expect(inbox.conversations[0]).toMatchObject({
    id: conversationId,
    handover: { state: 'queued', version: 2 },
  });
  const opened = valueOf(await ada.emitWithAck('conversation:open', { conversationId, afterSeq: 0 }));
  expect(opened.messages.at(-1)).toMatchObject({ status: 'interrupted', text: 'half of it' });
  ada.disconnect();
  await second.stop();
});

it('a message that was stored just before a crash is answered once its visitor is back', async () => {
  await using desk = await startTestDesk();
  const { token } = await desk.openSession();
  const visitor = await connectVisitor(desk.url, token);
  const conversationId = newId('conv');
  const read = async () =>
    valueOf(await visitor.emitWithAck('conversation:resume', { conversationId, afterSeq: 0 }))?.messages ??
    [];
  const isAnswered = async () => {
    const last = (await read()).at(-1);
    return last?.kind === 'answer' && last.status === 'complete';
  };
  await visitor.emitWithAck('message:send', { conversationId, clientMessageId: randomUUID(), text: 'hello' });
  await until(isAnswered);
  const key = { assistantId: desk.assistant.id, conversationId };
  const stored = { kind: 'visitor', clientMessageId: randomUUID(), text: 'are you there?' } as const;
  const { message } = await desk.stores.messages.append<'visitor'>(key, stored);

  expect((await read()).at(-1)).toMatchObject({ id: message.id });
  await until(isAnswered);
  const answers = (await read()).filter((each) => each.kind === 'answer');
  expect(answers.map(({ inReplyTo }) => inReplyTo)).toEqual([expect.any(String), message.id]);
  visitor.disconnect();
});
