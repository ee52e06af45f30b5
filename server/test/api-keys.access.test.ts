// API keys from their making to their end, over real HTTP, and that the store knows none of them.

import type { ApiKey, NewApiKey, Problem } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callApi } from './support/call-api.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

const operator = () => desk.secrets[1] ?? '';
const create = async (wish: object, token = operator()) =>
  callApi<NewApiKey>(desk, 'POST /keys', {
    token,
    body: { name: 'Import', scopes: ['settings:read'], ...wish },
  });
const use = async (token: string) => (await callApi(desk, 'GET /assistants', { token })).status;
const rotate = async (id: string, overlapHours: number) =>
  callApi<NewApiKey>(desk, `POST /keys/${id}/rotate`, { token: operator(), body: { overlapHours } });

describe('an API key', () => {
  it('lets a program in, and shows when it was last used', async () => {
    const { status, body } = await create({});
    expect(status).toBe(201);
    expect(body.secret).toMatch(/^sk_live_[0-9A-Za-z]{40}$/);
    expect(await use(body.secret)).toBe(200);
    const listed = await callApi<{ items: ApiKey[] }>(desk, 'GET /keys', { token: operator() });
    const key = listed.body.items.find(({ id }) => id === body.id);
    expect(key).toMatchObject({ hint: body.secret.slice(0, 16), status: 'active', createdBy: 'Operator' });
    expect(key?.lastUsedAt).toBeDefined();
    expect(JSON.stringify(listed.body)).not.toContain(body.secret.slice(16));
  });

  it('does only what its scopes say', async () => {
    const { body } = await create({ scopes: ['ask'], mode: 'test' });
    expect(body.secret).toMatch(/^sk_test_/);
    const refused = await callApi<Problem>(desk, 'GET /assistants', { token: body.secret });
    expect(refused).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
  });

  it('touches only the assistants that it is bound to', async () => {
    const { body } = await create({ assistantIds: ['asst_other'] });
    const path = 'GET /assistants/asst_test/origins';
    expect((await callApi(desk, path, { token: body.secret })).status).toBe(404);
    const bound = await create({ assistantIds: ['asst_test'] });
    expect((await callApi(desk, path, { token: bound.body.secret })).status).toBe(200);
  });

  it('can’t be used to get a key that may do more', async () => {
    const { body } = await create({ scopes: ['keys:write', 'settings:read'], assistantIds: ['asst_test'] });
    const more = await create({ scopes: ['settings:write'], assistantIds: ['asst_test'] }, body.secret);
    expect(more).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
    expect((await create({}, body.secret)).status).toBe(404);
    expect((await create({ assistantIds: ['asst_test'] }, body.secret)).status).toBe(201);
    const listed = await callApi<{ items: ApiKey[] }>(desk, 'GET /keys', { token: body.secret });
    expect(listed.body.items.every(({ assistantIds }) => assistantIds?.join() === 'asst_test')).toBe(true);
  });

  it('works beside its successor until the overlap is over, and gets only one', async () => {
    const { body: former } = await create({});
    const { body: next } = await rotate(former.id, 1);
    expect(next).toMatchObject({ name: former.name, scopes: former.scopes });
    expect([await use(former.secret), await use(next.secret)]).toEqual([200, 200]);
    expect((await rotate(former.id, 1)).status).toBe(409);
    const { body: last } = await rotate(next.id, 0);
    expect([await use(next.secret), await use(last.secret)]).toEqual([401, 200]);
  });

  it('ends at once when it is revoked', async () => {
    const { body } = await create({});
    const revoked = await callApi<ApiKey>(desk, `DELETE /keys/${body.id}`, { token: operator() });
    expect(revoked.body.status).toBe('revoked');
    const refused = await callApi<Problem>(desk, 'GET /assistants', { token: body.secret });
    expect(refused).toMatchObject({ status: 401, body: { code: 'key_invalid' } });
  });

  it.each([
    ['no scope', { scopes: [] }],
    ['an unknown scope', { scopes: ['everything'] }],
    ['no name', { name: ' ' }],
    ['a life of two years', { expiresInDays: 730 }],
    ['a field that is not known', { admin: true }],
  ])('with %s is not made', async (_name, wish) => {
    expect(await create(wish)).toMatchObject({ status: 400, body: { code: 'invalid_payload' } });
  });

  it('is in no record of the store', async () => {
    const { body } = await create({});
    const { body: next } = await callApi<NewApiKey>(desk, `POST /keys/${body.id}/rotate`, {
      token: operator(),
      body: {},
    });
    const records = JSON.stringify([
      await desk.stores.apiKeys.list('ws_test', 500),
      await desk.stores.audit.list('ws_test', { limit: 200 }),
    ]);
    expect(records).toContain(body.hint);
    for (const secret of [body.secret, next.secret]) expect(records).not.toContain(secret.slice(16, 42));
  });
});
