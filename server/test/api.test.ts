// The REST interface as programs and the console meet it: who is let in, what is refused.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { SITE_ORIGIN, startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

const get = async (path: string, headers: Record<string, string> = {}) =>
  fetch(`${desk.url}/api/v1${path}`, { headers });

describe('the REST interface', () => {
  it('answers the operator', async () => {
    const response = await get('/assistants', { authorization: `Bearer ${desk.secrets[1] ?? ''}` });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { id, name } = desk.assistant;
    expect(await response.json()).toMatchObject({ items: [{ id, name, allowedOrigins: [SITE_ORIGIN] }] });
  });

  it('answers an agent who is signed in', async () => {
    const cookie = await desk.signIn(desk.agents[0]);
    expect((await get('/assistants', { cookie })).status).toBe(200);
  });

  it.each([
    ['nobody', {}],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['another scheme', { authorization: 'Basic b3BlcmF0b3I6eA==' }],
    ['an invented cookie', { cookie: 'frontdesk_agent=wrong' }],
  ])('refuses %s', async (_name, headers) => {
    const response = await get('/assistants', headers);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
  });

  it('says which methods an address has, and refuses parameters that it does not know', async () => {
    const authorization = `Bearer ${desk.secrets[1] ?? ''}`;
    const response = await fetch(`${desk.url}/api/v1/assistants`, {
      method: 'DELETE',
      headers: { authorization },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
    expect((await get('/assistants?page=2', { authorization })).status).toBe(400);
    expect((await get('/nothing', { authorization })).status).toBe(404);
  });
});
