// Asks a question as a visitor would: a session, a socket, a message, an answer.

import { randomUUID } from 'node:crypto';

import {
  LIMITS,
  SOCKET_PATH,
  VISITOR_NAMESPACE,
  type AnswerMessage,
  type DeskInfo,
  type Problem,
  type ServerToVisitor,
  type VisitorSession,
  type VisitorToServer,
  type WireError,
} from '@frontdesk/contract';
import { io, type Socket } from 'socket.io-client';

import { newId } from '../new-id.ts';
import { StartError } from '../start/start-error.ts';

const ANSWER_TIMEOUT_MS = 90_000;

interface Asking {
  /** Where this machine reaches the desk. */
  readonly localUrl: string;
  readonly info: DeskInfo;
  readonly question: string;
  /** Hears each piece of the answer as it is written. */
  readonly onDelta: (text: string) => void;
}

/**
 * Asks the desk's assistant.
 * @returns the answer as it was stored
 * @throws {StartError} with one sentence, when the desk refuses or does not answer in time
 */
export async function ask(asking: Asking): Promise<AnswerMessage> {
  const origin = new URL(asking.info.serverUrl).origin;
  const { token } = await openSession(asking, origin);
  const socket: Socket<ServerToVisitor, VisitorToServer> = io(`${asking.localUrl}${VISITOR_NAMESPACE}`, {
    path: SOCKET_PATH,
    auth: { token },
    extraHeaders: { origin },
    transports: ['websocket'],
    reconnection: false,
  });
  try {
    return await exchange(socket, asking);
  } finally {
    socket.disconnect();
  }
}

async function openSession({ localUrl, info }: Asking, origin: string): Promise<VisitorSession> {
  const response = await fetch(`${localUrl}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ assistantId: info.assistantId }),
    signal: AbortSignal.timeout(LIMITS.ackTimeoutMs),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new StartError((body as Problem).title);
  return body as VisitorSession;
}

async function exchange(
  socket: Socket<ServerToVisitor, VisitorToServer>,
  { question, onDelta }: Asking,
): Promise<AnswerMessage> {
  socket.on('answer:delta', ({ text }) => onDelta(text));
  const answered = firstAnswer(socket);
  const message = { conversationId: newId('conv'), clientMessageId: randomUUID(), text: question };
  const sent = socket.timeout(LIMITS.ackTimeoutMs).emitWithAck('message:send', message);
  const accepted = sent.then((result) => {
    if (!result.ok) throw new StartError([result.error.message, ...(result.error.details ?? [])].join(' '));
    return answered;
  });
  return Promise.race([answered, accepted]);
}

async function firstAnswer(socket: Socket<ServerToVisitor, VisitorToServer>): Promise<AnswerMessage> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new StartError(reason));
    const timer = setTimeout(() => fail('The desk did not answer in time.'), ANSWER_TIMEOUT_MS);
    timer.unref();
    socket.on('answer:done', ({ message }) => resolve(message));
    socket.on('disconnect', (reason) => fail(`The connection to the desk was lost (${reason}).`));
    socket.on('connect_error', (error) => {
      const refusal = 'data' in error ? (error.data as WireError | undefined) : undefined;
      fail(refusal?.message ?? `The desk can't be reached: ${error.message}.`);
    });
  });
}
