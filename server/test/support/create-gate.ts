// A desk whose assistant can be closed, and visitors who try to ask it.

import { randomUUID } from 'node:crypto';

import {
  OPEN_ACCESS,
  type AccessSettings,
  type AnswerMessage,
  type MessageReceipt,
  type Offer,
  type Result,
  type Subscription,
  type VisitorSession,
  type WireError,
} from '@frontdesk/contract';

import { newId } from '../../src/new-id.ts';
import { callApi } from './call-api.ts';
import { connectVisitor, type VisitorSocket } from './connect.ts';
import { createSignIn } from './sign-in-visitor.ts';
import type { TestDesk } from './start-test-desk.ts';

type Address = Parameters<typeof callApi>[1];

/** Sends a message and waits for its ack. */
export const ask = async (socket: VisitorSocket, text = 'May I?'): Promise<Result<MessageReceipt>> =>
  socket.emitWithAck('message:send', { conversationId: newId('conv'), clientMessageId: randomUUID(), text });

/** Asks and waits for the answer. @throws when the question is refused */
export async function answerTo(socket: VisitorSocket, text: string): Promise<AnswerMessage> {
  const done = new Promise<AnswerMessage>((resolve) => {
    socket.once('answer:done', ({ message }) => resolve(message));
  });
  const result = await ask(socket, text);
  if (!result.ok) throw new Error(result.error.code);
  return done;
}

/** What a test does as the owner, and as visitors. */
export async function createGate(desk: TestDesk) {
  const users = await createSignIn(desk);
  const connect = async ({ token }: VisitorSession) => connectVisitor(desk.url, token);
  const api = async <Body>(address: Address, body?: unknown): Promise<Body> => {
    const token = desk.secrets[1] ?? '';
    const reply = await callApi<Body>(desk, address, { token, ...(body !== undefined && { body }) });
    if (reply.status >= 300) throw new Error(`${address}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  return {
    users,
    connect,
    api,
    decide: async (settings: Partial<AccessSettings>) =>
      api('PUT /assistants/asst_test/access', { ...OPEN_ACCESS, ...settings }),
    offer: async (wish: object = {}) =>
      api<Offer>('POST /offers', { name: randomUUID(), signupUrl: 'https://shop.example/join', ...wish }),
    subscribe: async ({ id: offerId }: Offer, email: string, more: object = {}) =>
      api<Subscription>('PUT /subscriptions', { offerId, email, ...more }),
    /** @returns `yes`, or the refusal */
    async mayAsk(claims: Record<string, unknown>): Promise<'yes' | WireError> {
      const socket = await connect(await users.open(claims));
      const result = await ask(socket);
      socket.disconnect();
      return result.ok ? 'yes' : result.error;
    },
  };
}
