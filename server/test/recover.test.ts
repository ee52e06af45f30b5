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
