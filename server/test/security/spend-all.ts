// The attack on the owner's money: many visitors from many networks, the longest messages, and readers who leave in the middle of an answer.

import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';

import { LIMITS, type AssistantId, type VisitorSession } from '@frontdesk/contract';

import { newId } from '../../src/new-id.ts';
import { connectVisitor, valueOf, type VisitorSocket } from '../support/connect.ts';
import { SITE_ORIGIN, type TestDesk } from '../support/start-test-desk.ts';

/** How large an attack is. */
export interface Attack {
  readonly addresses: number;
  readonly sessionsEach: number;
  /** The most sessions that are open at the same moment. */
  readonly atOnce: number;
}

/** What the attackers have got. */
export interface Loot {
  sessions: number;
  messages: number;
  /** Answers of which something was read. */
  begun: number;
  /** Why sessions were refused or lost on the way. */
  readonly failed: string[];
}

/** Covered by the knowledge, and as long as a message may be: each of its signs is four tokens to a model that has none for it. */
const QUESTION = 'How long does a delivery take? ';
const LONGEST = QUESTION + '𒐫'.repeat((LIMITS.messageTextMaxChars - QUESTION.length) / 2);
const FOLLOW_UP = 'And how long does it take?';
const DONE_LIMIT_MS = 90_000;

/** Opens a session as a visitor from an address behind the operator's proxy. */
export async function openFrom(
  desk: TestDesk,
  address: string,
  assistantId: AssistantId = desk.assistant.id,
): Promise<VisitorSocket> {
  const response = await fetch(`${desk.url}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SITE_ORIGIN, 'x-forwarded-for': address },
    body: JSON.stringify({ assistantId }),
  });
  if (!response.ok) throw new Error(`no session: ${response.status}`);
  const { token } = (await response.json()) as VisitorSession;
  return connectVisitor(desk.url, token, { headers: { 'x-forwarded-for': address } });
}

/** Asks, and waits for the first piece or the end of the answer. @returns the answer's id and whether it is over */
export async function ask(
  socket: VisitorSocket,
  conversationId: ReturnType<typeof newId<'conv'>>,
  text: string,
): Promise<{ readonly firstPiece: Promise<unknown>; readonly whole: Promise<string> }> {
  const whole = new Promise<string>((resolve, reject) => {
    socket.once('answer:done', ({ message }) => resolve(message.text));
    setTimeout(() => reject(new Error('no answer')), DONE_LIMIT_MS).unref();
  });
  const first = new Promise((resolve) => {
    socket.once('answer:delta', resolve);
  });
  const firstPiece = Promise.race([first, whole]);
  for (const promise of [whole, firstPiece]) promise.catch(() => undefined);
  const message = { conversationId, clientMessageId: randomUUID(), text };
  // A connection that is lost meanwhile brings no ack.
  valueOf(await socket.timeout(DONE_LIMIT_MS).emitWithAck('message:send', message));
  return { firstPiece, whole };
}

/** One attacker: asks twice, and leaves the second answer in its own manner. */
async function attackOnce(desk: TestDesk, address: string, { manner, loot }: Manner): Promise<void> {
  const socket = await openFrom(desk, address);
  loot.sessions += 1;
  const conversationId = newId('conv');
  socket.on('answer:delta', () => (loot.begun += 1));
  try {
    const { whole } = await ask(socket, conversationId, LONGEST);
    loot.messages += 1;
    await whole;
    let answerId: `msg_${string}` | undefined;
    socket.once('answer:delta', (delta) => (answerId = delta.answerId));
    const second = await ask(socket, conversationId, manner === 0 ? LONGEST : FOLLOW_UP);
    loot.messages += 1;
    await second.firstPiece;
    if (manner === 1 && answerId)
      await socket.timeout(DONE_LIMIT_MS).emitWithAck('answer:stop', { conversationId, answerId });
    if (manner === 0) await second.whole;
    if (manner === 3) socket.io.engine.close();
  } finally {
    socket.disconnect();
  }
}

interface Manner {
  /** 0 reads to the end, 1 stops the answer, 2 says good-bye, 3 drops the line. */
  readonly manner: number;
  readonly loot: Loot;
}

/** Runs the attack to its end. */
export async function spendAll(desk: TestDesk, attack: Attack): Promise<Loot> {
  const loot: Loot = { sessions: 0, messages: 0, begun: 0, failed: [] };
  const total = attack.addresses * attack.sessionsEach;
  let next = 0;
  const worker = async () => {
    for (let number = next++; number < total; number = next++) {
      const address = `198.18.${number % attack.addresses}.1`;
      await attackOnce(desk, address, { manner: number % 4, loot }).catch((reason: unknown) =>
        loot.failed.push(inspect(reason)),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(attack.atOnce, total) }, worker));
  return loot;
}
