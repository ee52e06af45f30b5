// A visitor in a process of its own, so that a flood from another doesn't slow it: comes, writes, leaves, again and again, until its input ends.

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { io } from 'socket.io-client';

const [, , url, assistantId] = process.argv;
const EVERY_MS = 100;
const over = new AbortController();
process.stdin.resume().once('end', () => over.abort());

async function visit() {
  const begin = performance.now();
  const response = await fetch(`${url}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ assistantId }),
  });
  if (!response.ok) throw new Error(`no session: ${await response.text()}`);
  const { token } = await response.json();
  const socket = io(`${url}/visitor`, {
    path: '/socket',
    auth: { token },
    extraHeaders: { origin: url },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const reply = await socket.timeout(20_000).emitWithAck('message:send', {
    conversationId: `conv_${randomUUID().replaceAll('-', '').slice(0, 22)}`,
    clientMessageId: randomUUID(),
    text: 'Thank you!',
  });
  socket.disconnect();
  if (!reply.ok) throw new Error(`a visitor was refused: ${reply.error.code}`);
  return performance.now() - begin;
}

// The first visit loads what every program loads once.
await visit();
process.stdout.write('ready\n');
const tookMs = [];
do {
  tookMs.push(await visit());
  await pause(EVERY_MS);
} while (!over.signal.aborted);
process.stdout.write(`${JSON.stringify(tookMs)}\n`);
