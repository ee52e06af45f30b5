// Answers that break off, are stopped, are asked for again, or are joined in the middle.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AnswerMessage, ConversationId } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { connectAgent, connectVisitor, until, valueOf } from './support/connect.ts';
import { createScriptedWriter } from './support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

const gates: (() => void)[] = [];
/** Opens every gate at which a writer waits now. */
const openGates = () => gates.splice(0).forEach((open) => open());
const writer = createScriptedWriter((question) =>
  question === 'slow'
    ? {
        pieces: ['one ', 'two ', 'three'],
        gate: async () => new Promise<void>((resolve) => gates.push(resolve)),
      }
    : {},
);

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ writer });
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function ask(text: string, from: TestDesk = desk) {
  const { token } = await from.openSession();
  const socket = await connectVisitor(from.url, token);
  const done: AnswerMessage[] = [];
  const pieces: string[] = [];
  socket.on('answer:done', ({ message }) => done.push(message));
  socket.on('answer:delta', (delta) => pieces.push(delta.text));
  const conversationId: ConversationId = newId('conv');
  const message = { conversationId, clientMessageId: randomUUID(), text };
  valueOf(await socket.emitWithAck('message:send', message));
  return { socket, token, done, pieces, conversationId };
}

describe('a live answer', () => {
  it('is stopped with what there is, in every tab, and can be asked for again once', async () => {
    const { socket, token, done, pieces, conversationId } = await ask('slow');
    await until(() => pieces.length === 1);
    const tab = await connectVisitor(desk.url, token);
    const seen: AnswerMessage[] = [];
    tab.on('answer:done', ({ message }) => seen.push(message));
    const { live } = valueOf(await tab.emitWithAck('conversation:resume', { afterSeq: 0 })) ?? {};
    if (!live) throw new Error('nothing is live');
    const ref = { conversationId, answerId: live.answerId };
    expect(await socket.emitWithAck('answer:retry', ref)).toMatchObject({ error: { code: 'conflict' } });
    expect(valueOf(await socket.emitWithAck('answer:stop', ref))).toBe(null);
    openGates();
    await until(() => done.length === 1 && seen.length === 1);
    expect(seen[0]).toMatchObject({ id: live.answerId, status: 'stopped', text: 'one ', attempt: 1 });
    valueOf(await socket.emitWithAck('answer:stop', ref));

    const places = await Promise.all([1, 2].map(async () => socket.emitWithAck('answer:retry', ref)));
    expect(new Set(places.map((place) => valueOf(place).answerId)).size).toBe(1);
    await until(() => (openGates(), done.length === 2));
    expect(done[1]).toMatchObject({ attempt: 2, seq: 3, status: 'complete', text: 'one two three' });
    for (const each of [socket, tab]) each.disconnect();
  });

  it('goes on for a reader from where that reader was', async () => {
    const { socket, token, done, pieces, conversationId } = await ask('slow');
    await until(() => pieces.length === 1);
    openGates();
    await until(() => pieces.length === 2);
    const back = await connectVisitor(desk.url, token);
    const resume = async (answer?: { answerId: AnswerMessage['id']; offset: number }) =>
      valueOf(
        await back.emitWithAck('conversation:resume', {
          conversationId,
          afterSeq: 1,
          ...(answer && { answer }),
        }),
      )?.live;
    const whole = await resume();
    expect(whole).toMatchObject({ offset: 0, text: 'one two ' });
    const answerId = whole?.answerId ?? 'msg_none';
    expect(await resume({ answerId, offset: 4 })).toMatchObject({ offset: 4, text: 'two ' });
    expect(await resume({ answerId, offset: 8 })).toMatchObject({ offset: 8, text: '' });
    expect(await resume({ answerId, offset: 99 })).toMatchObject({ offset: 0, text: 'one two ' });
    expect(await resume({ answerId: 'msg_other', offset: 4 })).toMatchObject({ offset: 0 });
    await until(() => (openGates(), done.length === 1));
    for (const each of [socket, back]) each.disconnect();
  });

  it('of somebody else can be neither stopped nor asked for again', async () => {
    const mine = await ask('hello');
    await until(() => mine.done.length === 1);
    const other = await ask('hello');
    const answerId = mine.done[0]?.id ?? 'msg_none';
    for (const conversationId of [mine.conversationId, other.conversationId]) {
      for (const event of ['answer:stop', 'answer:retry'] as const) {
        const refused = await other.socket.emitWithAck(event, { conversationId, answerId });
        expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } });
      }
    }
    for (const { socket } of [mine, other]) socket.disconnect();
  });

  it('is not begun again while a person holds the conversation', async () => {
    const { socket, done, conversationId } = await ask('hello');
    await until(() => done.length === 1);
    const ada = await connectAgent(desk.url, await desk.signIn(desk.agents[0]));
    valueOf(await ada.emitWithAck('conversation:claim', { conversationId }));
    const ref = { conversationId, answerId: done[0]?.id ?? 'msg_none' };
    expect(await socket.emitWithAck('answer:retry', ref)).toMatchObject({ error: { code: 'conflict' } });
    for (const each of [socket, ada]) each.disconnect();
  });
});

describe('a desk that stops', () => {
  it('says so, takes nothing new on, finishes what it has, and is back with everything', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'desk-'));
    const first = await startTestDesk({ writer, dataDir });
    const { socket, token, done, pieces, conversationId } = await ask('slow', first);
    await until(() => pieces.length === 1);
    const told = new Promise((resolve) => socket.once('desk:draining', resolve));
    const stopped = first.stop();
    expect(await told).toMatchObject({ reconnectAfterMs: expect.any(Number) });
    const late = { conversationId, clientMessageId: randomUUID(), text: 'too late' };
    const refused = await socket.emitWithAck('message:send', late);
    expect(refused).toMatchObject({ ok: false, error: { code: 'unavailable', retryable: true } });
    await until(() => (openGates(), done.length === 1));
    expect(done[0]).toMatchObject({ status: 'complete', text: 'one two three' });
    await stopped;

    const second = await startTestDesk({ writer, dataDir });
    const { token: renewed } = await second.openSession();
    expect(renewed).not.toBe(token);
    await second.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('does not wait for a connection on which nothing was said', async () => {
    const quiet = await startTestDesk({ writer });
    const connection = connectTcp(Number(new URL(quiet.url).port), '127.0.0.1');
    await once(connection, 'connect');
    // A request shows that the desk has taken the connection before it.
    await fetch(`${quiet.url}/health`);
    const closed = once(connection.resume(), 'close');
    await quiet[Symbol.asyncDispose]();
    await closed;
  }, 10_000);
});
