// Several assistants of one workspace: made, changed, and seen by visitors.

import type { NewApiKey, OwnedAssistant, Problem, VisitorSession } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callApi } from './support/call-api.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

const ORIGIN = 'https://second.example';
const owner = async () => ({ cookie: await desk.signIn(desk.agents[0]) });
const make = async (body: object) =>
  callApi<OwnedAssistant>(desk, 'POST /assistants', { ...(await owner()), body });
const openSession = async (assistantId: string) =>
  fetch(`${desk.url}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify({ assistantId }),
  });

describe('a new assistant', () => {
  it('greets visitors as its owner says, once a website is allowed', async () => {
    const { status, body: made } = await make({ name: 'Shop', starters: ['What does it cost?'] });
    expect(status).toBe(201);
    expect(made.tag).toBe(`<script async src="${desk.url}/widget.js" data-assistant="${made.id}"></script>`);
    expect((await openSession(made.id)).status).toBe(403);
    const allow = { ...(await owner()), body: { origin: ORIGIN } };
    await callApi(desk, `POST /assistants/${made.id}/origins`, allow);
    const change = { greeting: 'Welcome!', accentColor: '#aa0000', offersPeople: false };
    const changed = await callApi<OwnedAssistant>(desk, `PATCH /assistants/${made.id}`, {
      ...(await owner()),
      body: change,
    });
    expect(changed.body).toMatchObject({ ...change, name: 'Shop', allowedOrigins: [ORIGIN] });
    const { assistant } = (await (await openSession(made.id)).json()) as VisitorSession;
    expect(assistant).toEqual({
      ...change,
      id: made.id,
      name: 'Shop',
      starters: ['What does it cost?'],
    });
    const { items } = (await callApi<{ items: OwnedAssistant[] }>(desk, 'GET /assistants', await owner()))
      .body;
    expect(items.map(({ id }) => id)).toEqual([desk.assistant.id, made.id]);
  });

  it.each([
    [{}, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x', accentColor: 'red' }, 'accentColor'],
    [{ name: 'x', starters: ['a', 'b', 'c', 'd', 'e'] }, 'starters'],
    [{ name: 'x', greeting: 'x'.repeat(601) }, 'greeting'],
    [{ name: 'x', workspaceId: 'ws_other' }, 'holds fields that are not known'],
  ])('is refused with the reason: %j', async (body, field) => {
    const refused = await callApi<Problem>(desk, 'POST /assistants', { ...(await owner()), body });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_payload' } });
    expect(JSON.stringify(refused.body)).toContain(field);
  });

  it('is not made by a key that is bound to some assistants', async () => {
    const body = { name: 'Bound', scopes: ['settings:write'], assistantIds: [desk.assistant.id] };
    const { body: key } = await callApi<NewApiKey>(desk, 'POST /keys', { ...(await owner()), body });
    const refused = await callApi(desk, 'POST /assistants', { token: key.secret, body: { name: 'x' } });
    expect(refused).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
    const { body: other } = await make({ name: 'Not theirs' });
    const hidden = await callApi(desk, `PATCH /assistants/${other.id}`, {
      token: key.secret,
      body: { name: 'y' },
    });
    expect(hidden.status).toBe(404);
  });
});
