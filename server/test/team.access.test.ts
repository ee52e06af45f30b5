// Who runs the desk: roles, new people, leaving, the audit log, allowed websites.

import type { AddedAgent, AuditPage, NewApiKey, OriginList, Problem, TeamMember } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callApi } from './support/call-api.ts';
import { connectAgent, until } from './support/connect.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

const owner = async () => ({ cookie: await desk.signIn(desk.agents[0]) });
const agent = async () => ({ cookie: await desk.signIn(desk.agents[1]) });
const add = async (name: string, role: 'owner' | 'agent') =>
  (await callApi<AddedAgent>(desk, 'POST /agents', { ...(await owner()), body: { name, role } })).body;

async function signInBy({ signInLink }: AddedAgent): Promise<string> {
  const response = await fetch(`${desk.url}/console/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: desk.url },
    body: JSON.stringify({ token: signInLink.url.split('#sign-in=')[1] }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const session = async (origin: string) =>
  (
    await fetch(`${desk.url}/widget/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ assistantId: desk.assistant.id }),
    })
  ).status;

describe('a role', () => {
  it('lets owners do everything, and agents what answering visitors takes', async () => {
    expect((await callApi(desk, 'GET /keys', await owner())).status).toBe(200);
    for (const address of ['GET /keys', 'GET /agents', 'GET /audit-log', 'POST /agents'] as const) {
      const refused = await callApi<Problem>(desk, address, {
        ...(await agent()),
        body: address.startsWith('POST') ? { name: 'x' } : undefined,
      });
      expect(refused, address).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
    }
  });

  it('can’t be raised by a key that may less', async () => {
    const { body: key } = await callApi<NewApiKey>(desk, 'POST /keys', {
      ...(await owner()),
      body: { name: 'Settings', scopes: ['settings:read', 'settings:write'] },
    });
    const token = key.secret;
    for (const [address, body] of [
      ['POST /agents', { name: 'Eve', role: 'owner' }],
      [`POST /agents/${desk.agents[0].id}/sign-in-links`, undefined],
      [`PATCH /agents/${desk.agents[1].id}`, { role: 'owner' }],
    ] as const) {
      expect((await callApi(desk, address, { token, body })).status, address).toBe(403);
    }
  });

  it('of the last owner stays', async () => {
    const path = `/agents/${desk.agents[0].id}` as const;
    const demoted = await callApi<Problem>(desk, `PATCH ${path}`, {
      ...(await owner()),
      body: { role: 'agent' },
    });
    expect(demoted).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await callApi(desk, `DELETE ${path}`, await owner())).status).toBe(409);
  });
});

describe('a person of the team', () => {
  it('comes in by a link, once', async () => {
    const added = await add('Cleo', 'agent');
    const cookie = await signInBy(added);
    const socket = await connectAgent(desk.url, cookie);
    socket.disconnect();
    expect(await signInBy(added)).toBe('');
    const { body } = await callApi<{ items: TeamMember[] }>(desk, 'GET /agents', await owner());
    expect(body.items.map(({ name, role }) => `${name} ${role}`)).toEqual(
      expect.arrayContaining(['Ada owner', 'Bo agent', 'Cleo agent']),
    );
  });

  it('who leaves is out within a second, with every open page', async () => {
    const added = await add('Dan', 'owner');
    const cookie = await signInBy(added);
    const socket = await connectAgent(desk.url, cookie);
    const startedAt = Date.now();
    expect((await callApi(desk, `DELETE /agents/${added.id}`, await owner())).status).toBe(204);
    await until(() => !socket.connected);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
    await expect(connectAgent(desk.url, cookie)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await callApi(desk, 'GET /agents', { cookie })).status).toBe(401);
  });
});

describe('the audit log', () => {
  it('holds who changed what, page by page, and what was only looked at is not in it', async () => {
    const cookie = await owner();
    for (const name of ['One', 'Two', 'Three'])
      await callApi(desk, 'POST /agents', { ...cookie, body: { name } });
    const pages: AuditPage[] = [];
    let cursor = '';
    do {
      const address = `GET /audit-log?limit=2${cursor && `&cursor=${cursor}`}` as const;
      const { body } = await callApi<AuditPage>(desk, address, cookie);
      pages.push(body);
      cursor = body.nextCursor ?? '';
    } while (cursor);
    const entries = pages.flatMap(({ items }) => items);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.slice(0, 3).map(({ targets }) => targets['name'])).toEqual(['Three', 'Two', 'One']);
    expect(entries[0]).toMatchObject({ actor: { kind: 'agent', name: 'Ada' }, action: 'POST /agents' });
    expect(entries.filter(({ action }) => action.startsWith('GET'))).toEqual([]);
    expect(entries.some(({ action }) => action === 'sign-in')).toBe(true);
  });
});

describe('allowed websites', () => {
  it('grow by one click from the list of those who tried, and shrink again', async () => {
    const origin = 'https://new.example';
    const path = '/assistants/asst_test/origins';
    expect([await session(origin), await session(origin)]).toEqual([403, 403]);
    const before = await callApi<OriginList>(desk, `GET ${path}`, await owner());
    expect(before.body.tried).toMatchObject([{ origin, count: 2 }]);
    const allowed = await callApi<OriginList>(desk, `POST ${path}`, { ...(await owner()), body: { origin } });
    expect(allowed.body).toMatchObject({ allowed: expect.arrayContaining([origin]), tried: [] });
    expect(await session(origin)).toBe(200);
    await callApi(desk, `DELETE ${path}`, { ...(await owner()), body: { origin } });
    expect(await session(origin)).toBe(403);
  });

  it('are not guessed at: what is no origin is refused with how it should look', async () => {
    for (const origin of ['new.example', 'https://new.example/', '*', 'https://*', 'null']) {
      const body = { origin };
      const refused = await callApi<Problem>(desk, 'POST /assistants/asst_test/origins', {
        ...(await owner()),
        body,
      });
      expect(refused.status, origin).toBe(400);
      expect(refused.body.details?.[0]).toContain('https://shop.example');
    }
  });

  it('can’t be filled by a forger beyond what an owner reads', async () => {
    for (let n = 0; n < 130; n += 1)
      await desk.stores.originAttempts.note('asst_test', `https://x${n}.example`);
    expect((await desk.stores.originAttempts.list('asst_test')).length).toBeLessThanOrEqual(100);
  });
});
