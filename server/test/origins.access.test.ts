// Forty origins against every way in: the exact truth table.

import { SOCKET_PATH } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
  const { id, workspaceId } = desk.assistant;
  for (const origin of [
    'https://a.com',
    'https://*.b.com',
    'http://localhost:3000',
    'https://xn--bcher-kva.example',
  ]) {
    await desk.stores.assistants.allowOrigin(id, workspaceId, origin);
  }
});
afterAll(async () => desk[Symbol.asyncDispose]());

const ALLOWED = [
  'https://a.com',
  'https://x.b.com',
  'https://x.y.b.com',
  'http://localhost:3000',
  'https://xn--bcher-kva.example',
  'own',
] as const;
const REFUSED = [
  undefined,
  'null',
  '',
  'https://b.com',
  'https://ab.com',
  'https://xb.com',
  'https://a.com.evil.tld',
  'https://evil-a.com',
  'https://a.com:444',
  'https://a.com:8443',
  'http://a.com',
  'http://a.com:443',
  'https://a.com.',
  'https://A.com',
  'HTTPS://a.com',
  'https://a.com/',
  'https://a.com/path',
  'https://a.com?x',
  'https://a.com#x',
  'https://user@a.com',
  'https://a.com@evil.tld',
  'https://evil.tld/https://a.com',
  'https://a.com, https://evil.tld',
  'https://evil.tld https://a.com',
  'https://*.b.com',
  'https://x.b.com:444',
  'http://x.b.com',
  'https://x.b.com.evil.tld',
  'https://x.b.comm',
  'https://.b.com',
  'http://localhost',
  'http://localhost:3001',
  'https://localhost:3000',
  'http://[::1]:3000',
  'https://b%C3%BCcher.example',
  'file://',
  'data:',
  'chrome-extension://abcdefgh',
  'app://a.com',
  'https:a.com',
  '*',
] as const;

/** Sends exactly this origin; libraries would tidy it up. */
async function tryAll(given: string | undefined) {
  const origin = given === 'own' ? desk.url : given;
  const headers: Record<string, string> = origin === undefined ? {} : { origin };
  const transport = `${SOCKET_PATH}/?EIO=4&transport`;
  const rest = await fetch(`${desk.url}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ assistantId: desk.assistant.id }),
  });
  const polling = await fetch(`${desk.url}${transport}=polling`, { headers });
  const webSocket = await new Promise<boolean>((resolve) => {
    const socket = new WebSocket(`${desk.url.replace('http', 'ws')}${transport}=websocket`, { headers });
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('open', () => socket.terminate());
  });
  return { rest: rest.status === 200, polling: polling.status === 200, webSocket };
}

describe('an origin', () => {
  it.each(ALLOWED)('%s is let in everywhere', async (origin) => {
    expect(await tryAll(origin)).toEqual({ rest: true, polling: true, webSocket: true });
  });

  it.each(REFUSED)('%s is let in nowhere', async (origin) => {
    expect(await tryAll(origin)).toEqual({ rest: false, polling: false, webSocket: false });
  });

  it('is one of forty and more', () => {
    expect(ALLOWED.length + REFUSED.length).toBeGreaterThanOrEqual(40);
  });
});
