// Two servers of one desk in one process: one store, one line between them.

import type { AnswerMessage, ConversationId } from '@frontdesk/contract';
import { randomUUID } from 'node:crypto';

import { openRedisLine } from '../../src/adapters/redis/open-redis-line.ts';
import type { ServerSeat } from '../../src/sockets/join-servers.ts';
import { createLogger } from '../../src/logger.ts';
import { newId } from '../../src/new-id.ts';
import type { AnswerWriter } from '../../src/ports/answer-writer.ts';
import { connectVisitor, valueOf } from '../support/connect.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createMemoryLine } from './memory-line.ts';

/** Looks at the other servers this often; the real time would make the tests slow. */
const ROUND_MS = 50;

/** A line between servers. */
export interface TestLine {
  /** Takes a seat for one more server. */
  seat(): Promise<ServerSeat>;
  close(): Promise<void>;
}

/** A line within the process. */
export async function openMemoryLine(): Promise<TestLine> {
  const adapter = createMemoryLine();
  return {
    seat: async () => ({ serverId: newId('srv'), adapter, roundMs: ROUND_MS }),
    close: async () => undefined,
  };
}

/** A line over a real Redis. */
export async function openTestRedis(url: string): Promise<TestLine> {
  const closing: (() => Promise<void>)[] = [];
  const desk = randomUUID();
  return {
    async seat() {
      const line = await openRedisLine({ url, desk, logger: createLogger('silent') });
      closing.push(line.close);
      return { serverId: newId('srv'), adapter: line.adapter, roundMs: ROUND_MS };
    },
    close: async () => void (await Promise.all(closing.map(async (close) => close()))),
  };
}

/** Starts two servers that share one desk. */
export async function startTwoServers(line: TestLine, writer: AnswerWriter): Promise<[TestDesk, TestDesk]> {
  const first = await startTestDesk({ writer, seat: await line.seat() });
  return [first, await startTestDesk({ writer, beside: first, seat: await line.seat() })];
}

/** Opens a tab and notes what it hears. @param token a visitor's who is known; a new one by default */
export async function openTab(desk: TestDesk, token?: string) {
  const session = token ?? (await desk.openSession()).token;
  const socket = await connectVisitor(desk.url, session);
  const heard = { done: [] as AnswerMessage[], text: '', isDraining: false, messages: [] as string[] };
  socket.on('answer:done', ({ message }) => heard.done.push(message));
  socket.on('answer:delta', ({ offset, text }) => (heard.text = heard.text.slice(0, offset) + text));
  socket.on('message:created', ({ message }) => heard.messages.push(message.kind));
  socket.on('desk:draining', () => (heard.isDraining = true));
  return {
    token: session,
    socket,
    heard,
    async ask(text: string, conversationId: ConversationId = newId('conv')) {
      const message = { conversationId, clientMessageId: randomUUID(), text };
      valueOf(await socket.emitWithAck('message:send', message));
      return conversationId;
    },
    async resume(conversationId: ConversationId, afterSeq = 0) {
      const transcript = valueOf(
        await socket.emitWithAck('conversation:resume', { conversationId, afterSeq }),
      );
      if (!transcript) throw new Error('no such conversation');
      return transcript;
    },
  };
}
