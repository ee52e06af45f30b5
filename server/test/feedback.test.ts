// Rated answers over REST: what did not help, with its question, where it was said.

import { randomUUID } from 'node:crypto';

import type { AnswerMessage, Feedback } from '@frontdesk/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { callApi } from './support/call-api.ts';
import { connectVisitor, until, valueOf } from './support/connect.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

interface Page {
  readonly items: readonly Feedback[];
  readonly nextCursor: string | null;
}
const feedback = async (query = '', token = desk.secrets[1]) =>
  callApi<Page>(desk, `GET /assistants/asst_test/feedback${query}`, { token });

async function rated(question: string, rating: 'up' | 'down' | null) {
  const { token } = await desk.openSession();
  const visitor = await connectVisitor(desk.url, token);
  const told: AnswerMessage[] = [];
  visitor.on('answer:done', ({ message }) => told.push(message));
  const conversationId = newId('conv');
  valueOf(
    await visitor.emitWithAck('message:send', {
      conversationId,
      clientMessageId: randomUUID(),
      text: question,
    }),
  );
  await until(() => told.length > 0);
  const answerId = told[0]?.id ?? 'msg_none';
  valueOf(await visitor.emitWithAck('answer:rate', { conversationId, answerId, rating: rating ?? 'down' }));
  if (rating === null) {
    valueOf(await visitor.emitWithAck('answer:rate', { conversationId, answerId, rating }));
  }
  visitor.disconnect();
  return { conversationId, answerId };
}

it('lists what did not help, the latest first, page by page, and nothing that was taken back', async () => {
  const first = await rated('Where is my parcel?', 'down');
  const second = await rated('Can I pay later?', 'down');
  await rated('Do you ship?', 'up');
  await rated('Was that all?', null);
  const { items } = (await feedback()).body;
  expect(items).toMatchObject([
    { ...second, rating: 'down', question: 'Can I pay later?', answer: 'You asked: Can I pay later?' },
    { ...first, question: 'Where is my parcel?', escalation: { requiresEscalation: false } },
  ]);
  expect(items).toHaveLength(2);
  expect((await feedback('?rating=up')).body.items).toMatchObject([{ question: 'Do you ship?' }]);
  const page = (await feedback('?limit=1')).body;
  expect(page.items).toEqual(items.slice(0, 1));
  const next = (await feedback(`?limit=1&cursor=${page.nextCursor}`)).body;
  expect(next).toEqual({ items: items.slice(1), nextCursor: null });
  expect((await feedback('?rating=sideways')).status).toBe(400);
});

const keyWith = async (scopes: readonly string[]) => {
  const body = { name: 'x', scopes };
  const made = await callApi<{ secret: string }>(desk, 'POST /keys', { token: desk.secrets[1], body });
  return made.body.secret;
};

it('is not for a key that may not read conversations', async () => {
  expect((await feedback('', await keyWith(['knowledge:read']))).status).toBe(403);
  expect((await feedback('', await keyWith(['conversations:read']))).status).toBe(200);
});
