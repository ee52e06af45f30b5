// @vitest-environment node
// The REST client against a real HTTP server.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { createRestClient, path, query } from './rest-client.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function problem(response: ServerResponse, status: number, fields: object): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(
    JSON.stringify({ type: 'x', title: 'No.', status, message: 'No.', requestId: 'r', ...fields }),
  );
}

async function start(answer: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  let count = 0;
  const server = createServer((request, response) => answer(request, response, (count += 1)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let signedOut = 0;
  const rest = createRestClient(
    () => (signedOut += 1),
    async (address, init) => fetch(new URL(address as string, origin), init),
  );
  return { rest, server, count: () => count, signedOut: () => signedOut };
}

describe('createRestClient', () => {
  it('sends JSON and returns what came back, and nothing as null', async () => {
    const { rest } = await start((request, response) => {
      let body = '';
      request.on('data', (data) => (body += String(data)));
      request.on('end', () => {
        if (request.method === 'DELETE') response.writeHead(204).end();
        else {
          response.writeHead(200, { 'content-type': 'application/json' });
          response.end(JSON.stringify([request.method, request.url, body]));
        }
      });
    });
    expect(await rest.post('/keys', { name: 'a' })).toEqual({
      ok: true,
      value: ['POST', '/api/v1/keys', '{"name":"a"}'],
    });
    expect(await rest.delete('/keys/1')).toEqual({ ok: true, value: null });
  });

  it('returns a refusal with its details and does not ask again', async () => {
    const { rest, count } = await start((_request, response) =>
      problem(response, 400, {
        code: 'invalid_payload',
        retryable: false,
        details: ['name: must not be empty'],
      }),
    );
    expect(await rest.get('/keys')).toEqual({
      ok: false,
      error: {
        code: 'invalid_payload',
        message: 'No.',
        retryable: false,
        details: ['name: must not be empty'],
      },
    });
    expect(count()).toBe(1);
  });

  it('reads once more when the desk can’t answer for a moment, but does not write twice', async () => {
    const { rest, count } = await start((_request, response, nth) => {
      if (nth === 1 || _request.method === 'POST') {
        problem(response, 503, { code: 'unavailable', retryable: true, retryAfterMs: 10 });
      } else response.writeHead(200, { 'content-type': 'application/json' }).end('"here"');
    });
    expect(await rest.get('/keys')).toEqual({ ok: true, value: 'here' });
    expect(count()).toBe(2);
    expect(await rest.post('/keys')).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(count()).toBe(3);
  });

  it('tells that the session has ended', async () => {
    const { rest, signedOut } = await start((_request, response) =>
      problem(response, 401, { code: 'session_expired', retryable: false }),
    );
    expect(signedOut()).toBe(0);
    await rest.get('/keys');
    expect(signedOut()).toBe(1);
  });

  it('answers for a desk that is away, and for a proxy that answers in its place', async () => {
    const { rest, server } = await start((_request, response) => response.writeHead(502).end('<h1>Bad</h1>'));
    expect(await rest.post('/keys')).toMatchObject({ ok: false, error: { code: 'no_answer' } });
    server.close();
    server.closeAllConnections();
    expect(await rest.post('/keys')).toMatchObject({ ok: false, error: { code: 'no_answer' } });
  });
});

describe('path and query', () => {
  it('keep whatever is put into them one part', () => {
    expect(path`/documents/${'a/b?c'}/passages`).toBe('/documents/a%2Fb%3Fc/passages');
    expect(query({ search: 'a&b', state: '', cursor: undefined, limit: 5 })).toBe('?search=a%26b&limit=5');
    expect(query({ search: '' })).toBe('');
  });
});
