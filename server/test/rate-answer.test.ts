// Thumbs under answers: kept once, seen by agents, and two that point down call for a person.

import { randomUUID } from 'node:crypto';

import type { AnswerMessage, ConversationSummary } from '@frontdesk/contract';
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
  const told: AnswerMessage[] = [];
  visitor.on('answer:done', ({ message }) => told.push(message));
  const conversationId = newId('conv');
  const ask = async (text: string): Promise<AnswerMessage> => {
    const before = told.length;
    const sent = { conversationId, clientMessageId: randomUUID(), text };
    valueOf(await visitor.emitWithAck('message:send', sent));
    await until(() => told.length > before);
    return told[before] as AnswerMessage;
  };
  const rate = async (answerId: AnswerMessage['id'], rating: 'up' | 'down' | null) =>
    visitor.emitWithAck('answer:rate', { conversationId, answerId, rating });
  return { visitor, told, conversationId, ask, rate, token };
}

describe('rating an answer', () => {
  it('is kept, told to every reader once, and can be changed and taken back', async () => {
    const { visitor, told, conversationId, ask, rate } = await story();
    const ada = await connectAgent(desk.url, await desk.signIn(desk.agents[0]));
    const { id } = await ask('one');
    valueOf(await ada.emitWithAck('conversation:open', { conversationId, afterSeq: 0 }));
    const seen: unknown[] = [];
    ada.on('answer:done', ({ message, receipt }) => seen.push([message.rating, receipt?.provider]));
    valueOf(await rate(id, 'up'));
    valueOf(await rate(id, 'up'));
    valueOf(await rate(id, 'down'));
    valueOf(await rate(id, null));
    valueOf(await rate(id, null));
    await until(() => told.length === 4 && seen.length === 3);
    expect(told.slice(1).map(({ rating }) => rating)).toEqual(['up', 'down', undefined]);
    expect(seen).toEqual([
      ['up', 'scripted'],
      ['down', 'scripted'],
      [undefined, 'scripted'],
    ]);
    valueOf(await rate(id, 'down'));
    const transcript = valueOf(
      await visitor.emitWithAck('conversation:resume', { conversationId, afterSeq: 0 }),
    );
    expect(transcript?.messages.find((message) => message.id === id)).toMatchObject({ rating: 'down' });
    visitor.disconnect();
    ada.disconnect();
  });

  it('calls for a person when two answers did not help, and not when one did not', async () => {
    const { visitor, told, conversationId, ask, rate } = await story();
    const ada = await connectAgent(desk.url, await desk.signIn(desk.agents[0]));
    const changes: ConversationSummary[] = [];
    ada.on('inbox:changed', ({ summary }) => changes.push(summary));
    const [one, two] = [await ask('one'), await ask('two')];
    valueOf(await rate(one.id, 'down'));
    expect(told.at(-1)?.escalation?.requiresEscalation).toBe(false);
    valueOf(await rate(two.id, 'down'));
    await until(() => told.at(-1)?.escalation?.requiresEscalation === true);
    expect(told.at(-1)).toMatchObject({ id: two.id, escalation: { reason: 'negative_feedback' } });
    await until(() => changes.some(({ escalation }) => escalation?.reason === 'negative_feedback'));
    const opened = valueOf(await ada.emitWithAck('conversation:open', { conversationId, afterSeq: 0 }));
    expect(opened.receipts[two.id]?.decision).toBe('The visitor found two answers unhelpful.');
    visitor.disconnect();
    ada.disconnect();
  });

  it('refuses what is no answer of the visitor’s own', async () => {
    const mine = await story();
    const other = await story();
    const answer = await mine.ask('one');
    const question = answer.inReplyTo;
    expect(await mine.rate(question, 'up')).toMatchObject({ ok: false, error: { code: 'not_found' } });
    const { conversationId } = mine;
    const stolen = await other.visitor.emitWithAck('answer:rate', {
      conversationId,
      answerId: answer.id,
      rating: 'down',
    });
    expect(stolen).toMatchObject({ ok: false, error: { code: 'not_found' } });
    mine.visitor.disconnect();
    other.visitor.disconnect();
  });
});
