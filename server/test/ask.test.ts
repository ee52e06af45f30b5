// A program's questions over REST: by themselves, and in conversations that people can take over.

import type { AgentName } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import type { Question } from '../src/ports/answer-writer.ts';
import { connectAgent, until, valueOf } from './support/connect.ts';
import { createScriptedWriter } from './support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

const asked: Question[] = [];
const writer = createScriptedWriter((question, whole) => {
  asked.push(whole);
  return question === 'break' ? { failAfter: 1 } : {};
});

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ writer });
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function ask(body: object) {
  const response = await fetch(`${desk.url}/api/v1/assistants/${desk.assistant.id}/ask`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secrets[1] ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

describe('a program’s question', () => {
  it('by itself is answered with its tokens, and nothing is kept', async () => {
    const { status, body } = await ask({
      question: ' Where? ',
      history: Array.from({ length: 20 }, (_, index) => ({ role: 'visitor', text: `turn ${index}` })),
      userContext: { plan: 'pro' },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      text: 'You asked: Where?',
      citations: [],
      escalation: { requiresEscalation: false, confidence: 1 },
      usage: { inputTokens: 11, outputTokens: 7 },
    });
    expect(asked.at(-1)).toMatchObject({ question: 'Where?', userContext: { plan: 'pro' } });
    expect(asked.at(-1)?.history).toHaveLength(15);
    expect(asked.at(-1)?.history.at(-1)).toEqual({ role: 'visitor', text: 'turn 19' });
    expect(await desk.stores.conversations.list(desk.assistant.workspaceId, 10)).toEqual([]);
  });

  it('in a session goes on where the session was, and agents see it', async () => {
    const first = await ask({ question: 'One?', session: 'order 7' });
    const second = await ask({ question: 'Two?', session: 'order 7', userContext: { plan: 'pro' } });
    const { conversationId } = (first.body['place'] ?? {}) as { conversationId: string };
    expect(conversationId).toMatch(/^conv_/);
    expect(second.body).toMatchObject({ text: 'You asked: Two?', usage: { inputTokens: 11 } });
    expect(second.body).toMatchObject({ place: { conversationId } });
    expect(asked.at(-1)).toMatchObject({
      history: [{ text: 'One?' }, { text: 'You asked: One?' }],
      userContext: { plan: 'pro' },
    });
    const listed = await desk.stores.conversations.list(desk.assistant.workspaceId, 10);
    expect(listed.map(({ id, preview }) => [id, preview])).toEqual([[conversationId, 'Two?']]);
  });

  it('with the same id is answered once', async () => {
    const message = { question: 'Once?', session: 'twice', clientMessageId: 'message-1' };
    const [first, second] = await Promise.all([ask(message), ask(message)]);
    const third = await ask(message);
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(third.body).toEqual(first.body);
    expect(asked.filter(({ question }) => question === 'Once?')).toHaveLength(1);
  });

  it('is left to the person who holds the conversation', async () => {
    const { body } = await ask({ question: 'First?', session: 'with Ada' });
    const { conversationId } = body['place'] as unknown as { conversationId: `conv_${string}` };
    const agent: AgentName = desk.agents[0];
    const cookie = await desk.signIn(desk.agents[0]);
    const socket = await connectAgent(desk.url, cookie);
    valueOf(await socket.emitWithAck('conversation:claim', { conversationId }));
    const held = await ask({ question: 'Still there?', session: 'with Ada' });
    expect(held.body).toMatchObject({ text: '', escalation: { requiresEscalation: true } });
    expect(held.body['place']).not.toHaveProperty('answerId');
    await until(async () => {
      const found = await desk.stores.conversations.find({
        id: conversationId,
        workspaceId: desk.assistant.workspaceId,
      });
      return found?.handover.agent?.id === agent.id;
    });
    socket.disconnect();
  });

  it('whose answer breaks off says so', async () => {
    const { status, body } = await ask({ question: 'break', session: newId('msg') });
    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'unavailable', retryable: true });
  });

  it.each([
    ['an empty question', { question: ' ' }],
    ['a context of more than 4 KB', { question: 'Hi', userContext: { text: 'ü'.repeat(2_050) } }],
    ['a history beside a session', { question: 'Hi', session: 'a', history: [] }],
    ['a field that is not known', { question: 'Hi', model: 'x' }],
  ])('with %s is refused', async (_name, body) => {
    expect(await ask(body)).toMatchObject({ status: 400, body: { code: 'invalid_payload' } });
  });
});
