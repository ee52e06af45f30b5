// A connection that stops reading is cut, costs nobody else anything, and gets everything when it comes back.

import { randomUUID } from 'node:crypto';
import type { Socket as TcpSocket } from 'node:net';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { connectVisitor, until, valueOf, type VisitorSocket } from './support/connect.ts';
import { createScriptedWriter } from './support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

/** Together 24 MB: more than the buffers of the system between two ends of a connection hold. */
const ANSWERS = 8;
const PIECES = 3_000;
const PIECE = 'x'.repeat(1_000);
/** Lets the desk send what it has before the next piece. */
const gate = async () => new Promise<void>((resolve) => setImmediate(resolve));
let desk: TestDesk;

beforeAll(async () => {
  const pieces = Array.from({ length: PIECES }, () => PIECE);
  desk = await startTestDesk({ writer: createScriptedWriter(() => ({ pieces, gate })) });
});
afterAll(async () => desk[Symbol.asyncDispose]());

/** The TCP connection below a client. */
function tcp(socket: VisitorSocket): TcpSocket {
  const { transport } = socket.io.engine as unknown as {
    readonly transport: { readonly ws: { readonly _socket: TcpSocket } };
  };
  return transport.ws._socket;
}

it('a client that does not read is cut, its neighbour is served, and it resumes the whole answer', async () => {
  const { token } = await desk.openSession();
  const [sleeper, reader] = await Promise.all([
    connectVisitor(desk.url, token),
    connectVisitor(desk.url, token),
  ]);
  let slept = 0;
  let isCut = false;
  sleeper.on('answer:delta', () => (slept += 1)).on('disconnect', () => (isCut = true));
  let read = '';
  const whole: string[] = [];
  reader.on('answer:delta', ({ text }) => (read += text));
  reader.on('answer:done', ({ message }) => whole.push(message.text));
  tcp(sleeper).pause();
  const conversationId = newId('conv');
  for (let n = 0; n < ANSWERS; n += 1) {
    const message = { conversationId, clientMessageId: randomUUID(), text: 'go' };
    valueOf(await reader.emitWithAck('message:send', message));
  }
  await until(() => whole.length === ANSWERS);
  expect(whole.map(({ length }) => length)).toEqual(whole.map(() => PIECES * PIECE.length));
  expect(read).toBe(whole.join(''));
  expect(reader.connected).toBe(true);

  tcp(sleeper).resume();
  await until(() => isCut);
  expect(slept).toBeLessThan(ANSWERS * PIECES);
  const back = await connectVisitor(desk.url, token);
  const transcript = valueOf(await back.emitWithAck('conversation:resume', { conversationId, afterSeq: 1 }));
  expect(transcript?.messages[0]).toMatchObject({ kind: 'answer', text: whole[0] });
  for (const socket of [reader, back]) socket.disconnect();
}, 60_000);
