// Conversations over real sockets: stored once, in order, acknowledged when durable, answered once, still there afterwards.

import { randomUUID } from 'node:crypto';

import type { AnswerMessage, Message } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { connectVisitor, until, valueOf, type VisitorSocket } from './support/connect.ts';
import { createScriptedWriter } from './support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
let openGate: () => void = () => undefined;

beforeAll(async () => {
  const writer = createScriptedWriter((question) => {
    if (question === 'slow') {
      const gate = new Promise<void>((resolve) => (openGate = resolve));
      return { pieces: ['first ', 'second'], gate: async () => gate };
    }
    if (question === 'break') return { pieces: ['half ', 'never'], failAfter: 1 };
    return {};
  });
  desk = await startTestDesk({ writer });
});
afterAll(async () => desk[Symbol.asyncDispose]());

async function visitor(): Promise<{ readonly token: string; readonly socket: VisitorSocket }> {
  const { token } = await desk.openSession();
  return { token, socket: await connectVisitor(desk.url, token) };
}

function collect(socket: VisitorSocket) {
  const created: Message[] = [];
  const done: AnswerMessage[] = [];
  const pieces: { answerId: string; offset: number; text: string }[] = [];
  socket.on('message:created', ({ message }) => created.push(message));
  socket.on('answer:done', ({ message }) => done.push(message));
  socket.on('answer:delta', (delta) => pieces.push(delta));
  return { created, done, pieces };
}

const message = (text: string, conversationId = newId('conv')) => ({
  conversationId,
  clientMessageId: randomUUID(),
  text,
});

describe('a conversation', () => {
  it('acknowledges a message with its place, streams the answer and ends it with the whole text', async () => {
    const { socket } = await visitor();
    const heard = collect(socket);
    const sent = message('What is this?');
    const receipt = valueOf(await socket.emitWithAck('message:send', sent));
    expect(receipt).toMatchObject({ seq: 1, duplicate: false });
    await until(() => heard.done.length === 1);
    expect(heard.done[0]).toMatchObject({
      kind: 'answer',
      seq: 2,
      inReplyTo: receipt.messageId,
      status: 'complete',
      text: 'You asked: What is this?',
      escalation: { requiresEscalation: false },
    });
    expect(heard.pieces.map(({ text }) => text).join('')).toBe(heard.done[0]?.text);
    expect(heard.pieces.map(({ offset }) => offset)).toEqual([0, 'You asked: '.length]);
    expect(heard.created).toEqual([]);
    socket.disconnect();
  });

  it('stores the same clientMessageId once and answers it once, whatever its content', async () => {
    const { socket } = await visitor();
    const heard = collect(socket);
    const sent = message('once');
    const receipts = await Promise.all([
      socket.emitWithAck('message:send', sent),
      socket.emitWithAck('message:send', { ...sent, text: 'twice' }),
      socket.emitWithAck('message:send', sent),
    ]);
    const values = receipts.map(valueOf);
    expect(new Set(values.map(({ messageId }) => messageId)).size).toBe(1);
    expect(values.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    await until(() => heard.done.length === 1);
    const transcript = valueOf(
      await socket.emitWithAck('conversation:resume', { conversationId: sent.conversationId, afterSeq: 0 }),
    );
    expect(transcript?.messages.map(({ kind }) => kind)).toEqual(['visitor', 'answer']);
    socket.disconnect();
  });

  it('gives 60 messages sent at once the places 1 to 120 with their answers, without a gap', async () => {
    const { socket } = await visitor();
    const heard = collect(socket);
    const conversationId = newId('conv');
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) =>
        socket.emitWithAck('message:send', message(`message ${n}`, conversationId)).then(valueOf),
      ),
    );
    await until(() => heard.done.length === 60);
    const first = await socket.emitWithAck('conversation:earlier', { conversationId, beforeSeq: 2 });
    const rest = await socket.emitWithAck('conversation:resume', { conversationId, afterSeq: 1 });
    const seqs = [...valueOf(first).messages, ...(valueOf(rest)?.messages ?? [])].map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    socket.disconnect();
  });

  it('returns the history to the same visitor and to nobody else', async () => {
    const first = await visitor();
    const heard = collect(first.socket);
    const sent = message('remember me');
    valueOf(await first.socket.emitWithAck('message:send', sent));
    await until(() => heard.done.length === 1);
    first.socket.disconnect();

    const again = await desk.openSession(first.token);
    const back = await connectVisitor(desk.url, again.token);
    const latest = valueOf(await back.emitWithAck('conversation:resume', { afterSeq: 0 }));
    expect(latest?.conversation.id).toBe(sent.conversationId);
    expect(latest?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    const rest = valueOf(
      await back.emitWithAck('conversation:resume', { conversationId: sent.conversationId, afterSeq: 1 }),
    );
    expect(rest?.messages.map(({ seq }) => seq)).toEqual([2]);
    back.disconnect();

    const stranger = await visitor();
    const { conversationId } = sent;
    expect(
      valueOf(await stranger.socket.emitWithAck('conversation:resume', { conversationId, afterSeq: 0 })),
    ).toBe(null);
    for (const refused of [
      await stranger.socket.emitWithAck('message:send', message('let me in', conversationId)),
      await stranger.socket.emitWithAck('conversation:earlier', { conversationId, beforeSeq: 9 }),
      await stranger.socket.emitWithAck('handover:request', { conversationId }),
      await stranger.socket.emitWithAck('handover:cancel', { conversationId }),
    ]) {
      expect(refused).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
    stranger.socket.disconnect();
  });

  it('shows every tab of a visitor the same, and a tab that joins mid-answer what it missed', async () => {
    const { token, socket } = await visitor();
    const second = await connectVisitor(desk.url, token);
    const heard = collect(second);
    const sent = message('slow');
    const { seq } = valueOf(await socket.emitWithAck('message:send', sent));
    await until(() => heard.pieces.length === 1 && heard.created.length === 1);
    expect(heard.created[0]).toMatchObject({ kind: 'visitor', seq, text: 'slow' });
    const third = await connectVisitor(desk.url, token);
    const joined = valueOf(await third.emitWithAck('conversation:resume', { afterSeq: 0 }));
    expect(joined?.live).toMatchObject({ offset: 0, text: 'first ', seq: 2 });
    expect(joined?.messages.map((each) => each.seq)).toEqual([1]);
    openGate();
    await until(() => heard.done.length === 1);
    expect(heard.done[0]?.text).toBe('first second');
    for (const each of [socket, second, third]) each.disconnect();
  });

  it('keeps what was written of an answer whose writer failed, and says that it was interrupted', async () => {
    const { socket } = await visitor();
    const heard = collect(socket);
    valueOf(await socket.emitWithAck('message:send', message('break')));
    await until(() => heard.done.length === 1);
    expect(heard.done[0]).toMatchObject({ text: 'half ', status: 'interrupted' });
    socket.disconnect();
  });
});
