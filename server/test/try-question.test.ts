// Questions on trial over REST.

import type { TriedAnswer } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createScriptedWriter } from './support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ writer: createScriptedWriter() });
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function tryOut(body: object, headers: Record<string, string>) {
  return fetch(`${desk.url}/api/v1/assistants/${desk.assistant.id}/try`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

describe('a question on trial', () => {
  it('is answered with its receipt, for agents too, and nothing of it is kept', async () => {
    const cookie = await desk.signIn(desk.agents[1]);
    const response = await tryOut({ question: ' Where? ' }, { cookie, origin: desk.url });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as TriedAnswer;
    expect(answer).toMatchObject({ text: 'You asked: Where?', escalation: { requiresEscalation: false } });
    expect(answer.receipt).toMatchObject({ provider: 'scripted', passages: [] });
    expect(await desk.stores.conversations.list(desk.assistant.workspaceId, 10)).toEqual([]);
  });

  it('is refused without a question, and to strangers', async () => {
    const operator = { authorization: `Bearer ${desk.secrets[1]}` };
    expect((await tryOut({ question: ' ' }, operator)).status).toBe(400);
    expect((await tryOut({ question: 'Where?' }, {})).status).toBe(401);
  });
});
