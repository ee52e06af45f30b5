import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createFrontdesk } from './create-frontdesk.ts';
import { FrontdeskConnectionError, FrontdeskError, type Problem } from './frontdesk-error.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const received: { readonly key: string | undefined; readonly body: string }[] = [];
/** What comes next; the last one comes again and again. */
let script: Answer[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (piece: Buffer) => (body += piece.toString()));
  request.on('end', () => {
    received.push({ key: request.headers['idempotency-key'] as string | undefined, body });
    (script.length > 1 ? script.shift() : script[0])?.(request, response);
  });
});
let url = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const hangsUp: Answer = (request) => request.socket.destroy();
const staysSilent: Answer = () => undefined;
function refuses(code: Problem['code'], status: number, retryable: boolean): Answer {
  const problem = { type: '', title: '', status, code, message: 'No.', retryable, requestId: 'r1' };
  return says(status, { ...problem, details: ['name: too long'] }, { 'retry-after': '0' });
}
const client = (more: object = {}) => createFrontdesk({ url, key: 'sk_test_1', ...more });
const make = async (more: object = {}) =>
  client(more).post('/keys', { body: { name: 'x', scopes: ['ask'] } });

describe('a request', () => {
  it('is sent again under the same key when the line breaks, until it is answered', async () => {
    script = [
      hangsUp,
      says(502, '<html>'),
      refuses('request_in_progress', 409, true),
      says(201, { id: 'key_1' }),
    ];
    expect(await make({ maxRetries: 3 })).toEqual({ id: 'key_1' });
    expect(received.length).toBe(4);
    expect(new Set(received.map(({ key }) => key)).size).toBe(1);
    expect(received[0]?.key).toMatch(/^[\w-]{36}$/);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('has a new key each time it is made, and none when it only reads', async () => {
    script = [says(200, { items: [], nextCursor: null })];
    await make();
    await make();
    await client().get('/offers');
    expect(new Set(received.map(({ key }) => key)).size).toBe(3);
    expect(received[2]?.key).toBeUndefined();
  });

  it('is not sent again when it is refused for good, and says why', async () => {
    script = [refuses('invalid_payload', 400, false)];
    const error = await make().catch((thrown: unknown) => thrown);
    if (!(error instanceof FrontdeskError)) throw new Error('another error');
    expect(error).toMatchObject({
      code: 'invalid_payload',
      status: 400,
      requestId: 'r1',
      isRetryable: false,
    });
    expect(error.message).toBe('No. (name: too long)');
    expect(received.length).toBe(1);
  });

  it('is given up after as many tries as allowed, with the last refusal', async () => {
    script = [refuses('rate_limited', 429, true)];
    await expect(make({ maxRetries: 1 })).rejects.toMatchObject({ code: 'rate_limited' });
    expect(received.length).toBe(2);
  });

  it('is given up at once when the desk asks for a longer wait than a program should make', async () => {
    const problem = { status: 429, code: 'rate_limited', message: 'Later.', retryable: true };
    script = [says(429, problem, { 'retry-after': '3600' })];
    await expect(make()).rejects.toMatchObject({ code: 'rate_limited' });
    expect(received.length).toBe(1);
  });

  it('is told from a desk’s answer when something else answers', async () => {
    script = [says(200, '<html>a proxy’s page</html>')];
    await expect(make()).rejects.toBeInstanceOf(FrontdeskConnectionError);
    script = [says(404, '<html>')];
    await expect(make()).rejects.toMatchObject({ name: 'FrontdeskConnectionError', status: 404 });
    expect(received.length).toBe(2);
  });

  it('carries no key to where a redirect points', async () => {
    script = [says(307, '', { location: `${url}/elsewhere` })];
    await expect(make({ maxRetries: 0 })).rejects.toBeInstanceOf(FrontdeskConnectionError);
    expect(received.length).toBe(1);
  });

  it('ends when it takes too long', async () => {
    script = [staysSilent];
    await expect(make({ timeoutMs: 50, maxRetries: 0 })).rejects.toThrow('within 50 ms');
  });

  it('ends at once with the caller’s reason, while it waits for an answer and between two tries', async () => {
    const stop = new AbortController();
    script = [
      (_request, response) => {
        response.socket?.destroy();
        setImmediate(() => stop.abort(new Error('changed my mind')));
      },
    ];
    const call = client({ maxRetries: 100 }).get('/offers', { signal: stop.signal });
    await expect(call).rejects.toThrow('changed my mind');
    expect(received.length).toBeLessThan(3);
    await expect(client().get('/offers', { signal: stop.signal })).rejects.toThrow('changed my mind');
  });
});

describe('a list', () => {
  it('is walked through to its end, page by page, with the same wishes', async () => {
    const asked: string[] = [];
    const pages = [
      { items: [1, 2], nextCursor: 'b' },
      { items: [3], nextCursor: null },
    ];
    script = pages.map((page) => (request, response) => {
      asked.push(request.url ?? '');
      says(200, page)(request, response);
    });
    const found: unknown[] = [];
    const params = { assistantId: 'asst_1' };
    for await (const item of client().all('/assistants/{assistantId}/gaps', {
      params,
      query: { limit: 2 },
    })) {
      found.push(item);
    }
    expect(found).toEqual([1, 2, 3]);
    expect(asked).toEqual([
      '/api/v1/assistants/asst_1/gaps?limit=2',
      '/api/v1/assistants/asst_1/gaps?limit=2&cursor=b',
    ]);
  });
});

it('keeps what belongs into a path from leaving it', async () => {
  script = [says(200, {})];
  await expect(
    client().get('/assistants/{assistantId}/budget', { params: { assistantId: '..' } }),
  ).rejects.toThrow('assistantId');
  // @ts-expect-error: the assistant is missing
  await expect(client().get('/assistants/{assistantId}/budget')).rejects.toThrow('assistantId');
  // @ts-expect-error: there is no such address
  await client().get('/nothing');
});
