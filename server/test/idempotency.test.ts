// Requests that are sent again under the same Idempotency-Key.

import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';

import type { ApiKeyId, NewApiKey, Problem } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AnswerWriter } from '../src/ports/answer-writer.ts';
import { until } from './support/connect.ts';
import { createScriptedWriter } from './support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

/** Holds every answer until it is let go, and counts them. */
function createHeldWriter() {
  const scripted = createScriptedWriter();
  const gate = new EventEmitter();
  const promise = once(gate, 'open');
  const held = { asked: 0, letGo: () => void gate.emit('open') };
  const writer: AnswerWriter = {
    async *write(question, signal) {
      held.asked += 1;
      await promise;
      signal.throwIfAborted();
      yield* scripted.write(question, signal);
    },
  };
  return Object.assign(held, { writer });
}

const held = createHeldWriter();
let desk: TestDesk;
let other: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ writer: held.writer });
  other = await startTestDesk({ beside: desk });
});
afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await desk[Symbol.asyncDispose]();
});

interface Sent {
  readonly key: string;
  readonly body?: unknown;
  readonly method?: string;
  readonly token?: string;
  readonly at?: TestDesk;
  readonly signal?: AbortSignal;
}

async function send(path: string, { key, body, method = 'POST', at = desk, ...call }: Sent) {
  const response = await fetch(`${at.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${call.token ?? desk.secrets[1]}`,
      'idempotency-key': key,
      'content-type': typeof body === 'string' ? 'text/markdown' : 'application/json',
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(call.signal && { signal: call.signal }),
  });
  const text = await response.text();
  return { response, body: (text ? JSON.parse(text) : undefined) as never };
}
const keys = async () => desk.stores.apiKeys.countActive('ws_test');
const wish = (name: string) => ({ name, scopes: ['knowledge:read'] });

describe('a request that is sent again under its key', () => {
  it('runs once, and gets the first reply, at every server of the desk', async () => {
    const key = randomUUID();
    const before = await keys();
    const first = await send('/keys', { key, body: wish('one') });
    const again = await send('/keys', { key, body: wish('one') });
    const elsewhere = await send('/keys', { key: `"${key}"`, body: wish('one'), at: other });
    expect(first.response.status).toBe(201);
    expect(first.response.headers.get('idempotency-replayed')).toBeNull();
    for (const { response, body } of [again, elsewhere]) {
      expect(response.status).toBe(201);
      expect(response.headers.get('idempotency-replayed')).toBe('true');
      expect(body).toEqual(first.body);
    }
    expect(await keys()).toBe(before + 1);
    // The control: under another key it runs again.
    await send('/keys', { key: randomUUID(), body: wish('one') });
    expect(await keys()).toBe(before + 2);
  });

  it('runs once when ten arrive at the same moment', async () => {
    const key = randomUUID();
    const before = await keys();
    const sent = Array.from({ length: 10 }, async (_, i) =>
      send('/keys', { key, body: wish('ten'), at: i % 2 ? other : desk }),
    );
    const statuses = (await Promise.all(sent)).map(({ response }) => response.status);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    expect(await keys()).toBe(before + 1);
  });

  it('is refused with 422 when it is another one', async () => {
    const key = randomUUID();
    await send('/keys', { key, body: wish('one') });
    for (const [path, body, method] of [
      ['/keys', wish('two'), 'POST'],
      ['/offers', wish('one'), 'POST'],
      ['/assistants/asst_test/documents/upload?name=a.md', '# A', 'POST'],
    ] as const) {
      const { response, body: problem } = await send(path, { key, body, method });
      expect([response.status, (problem as Problem).code]).toEqual([422, 'idempotency_key_reused']);
    }
  });

  it('says while the first one runs that it does, and the answer is written although its asker hung up', async () => {
    const key = randomUUID();
    const ask = { key, body: { question: 'How?' } };
    const hangUp = new AbortController();
    const first = send('/assistants/asst_test/ask', { ...ask, signal: hangUp.signal });
    await until(() => held.asked === 1);
    const { response, body } = await send('/assistants/asst_test/ask', { ...ask, at: other });
    expect([response.status, (body as Problem).code]).toEqual([409, 'request_in_progress']);
    expect(response.headers.get('retry-after')).toBe('1');
    hangUp.abort();
    await expect(first).rejects.toThrow();
    held.letGo();
    await until(async () => (await send('/assistants/asst_test/ask', ask)).response.status === 200);
    expect(held.asked).toBe(1);
  });

  it('may be sent under the same key once it is right: a refusal is not kept', async () => {
    const key = randomUUID();
    expect((await send('/keys', { key, body: { name: '' } })).response.status).toBe(400);
    expect((await send('/keys', { key, body: wish('right') })).response.status).toBe(201);
  });

  it('takes a file, and a deletion, which has no reply', async () => {
    const key = randomUUID();
    const upload = '/assistants/asst_test/documents/upload?name=a.md';
    const first = await send(upload, { key, body: '# A\n\nText of A.' });
    expect((await send(upload, { key, body: '# A\n\nText of A.' })).body).toEqual(first.body);
    expect((await send(upload, { key, body: '# A\n\nOther text.' })).response.status).toBe(422);
    const { id } = (first.body as { items: readonly { id: string }[] }).items[0] ?? {};
    const path = `/assistants/asst_test/documents/${id}`;
    const deletion = { key: randomUUID(), method: 'DELETE' };
    expect((await send(path, deletion)).response.status).toBe(204);
    expect((await send(path, deletion)).response.status).toBe(204);
    expect((await send(path, { ...deletion, key: randomUUID() })).response.status).toBe(404);
  });
});

describe('a key', () => {
  it('is the caller’s own', async () => {
    const key = randomUUID();
    const made = await send('/keys', { key, body: { name: 'other', scopes: ['keys:write'] } });
    const { secret } = made.body as NewApiKey;
    const scopes = { name: 'mine', scopes: ['keys:write'] };
    expect((await send('/keys', { key, body: scopes, token: secret })).response.status).toBe(201);
  });

  it.each(['', ' ', 'x'.repeat(256), 'a, b', '"open', 'ä'])(
    'is refused with 400 when it is %j',
    async (key) => {
      const { response, body } = await send('/keys', { key, body: wish('right') });
      expect(response.status).toBe(400);
      expect((body as Problem).details?.[0]).toMatch(/^Idempotency-Key: /);
    },
  );

  it('is free again when whoever ran its request has vanished, or after a day', async () => {
    const { idempotency } = desk.stores;
    const now = Date.now();
    const request = {
      workspaceId: 'ws_test',
      callerId: 'key_1',
      key: 'k',
      fingerprint: 'f',
      heldUntil: new Date(now - 1),
      expiresAt: new Date(now + 60_000),
    } as const;
    const first = await idempotency.claim(request);
    expect(first.state).toBe('claimed');
    const second = await idempotency.claim({ ...request, heldUntil: new Date(now + 60_000) });
    if (second.state !== 'claimed') throw new Error('not free');
    expect((await idempotency.claim(request)).state).toBe('taken');
    await idempotency.finish('ws_test', second.claimId, 'sealed');
    expect(await idempotency.claim(request)).toEqual({ state: 'taken', fingerprint: 'f', reply: 'sealed' });
  });

  it('keeps no secret of a reply readable in the store', async () => {
    const key = randomUUID();
    const { body } = await send('/keys', { key, body: wish('sealed') });
    const { secret, id } = body as NewApiKey & { readonly id: ApiKeyId };
    const kept = await desk.stores.idempotency.claim({
      workspaceId: 'ws_test',
      callerId: 'operator',
      key,
      fingerprint: 'none',
      heldUntil: new Date(),
      expiresAt: new Date(),
    });
    if (kept.state !== 'taken' || kept.reply === undefined) throw new Error('not kept');
    expect(kept.reply).not.toContain(secret);
    expect(kept.reply).not.toContain(id);
  });
});
