// What must and must not compile. Checked by plain `tsc`; nothing here runs.

import type {
  Ack,
  AgentToServer,
  ConversationId,
  Escalation,
  Message,
  MessageReceipt,
  Result,
  SendMessage,
  ServerToVisitor,
  VisitorToServer,
} from './index.ts';

type Expect<T extends true> = T;
type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Acks come last and carry results. */
export type AckComesLast = Expect<
  Equal<Parameters<VisitorToServer['message:send']>, [payload: SendMessage, ack: Ack<MessageReceipt>]>
>;
export type RepliesAreResults = Expect<Equal<Parameters<Ack<number>>, [result: Result<number>]>>;

/** A refusal has no value, a success no error. */
export function read(result: Result<number>): number {
  // @ts-expect-error: the value exists only once `ok` is known
  const early: number = result.value;
  return result.ok ? result.value : early + result.error.code.length;
}

/** Ids of different kinds don't mix. */
// @ts-expect-error: a message's id is not a conversation's
export const wrongId: ConversationId = 'msg_1';

/** An escalation without a reason is none. */
// @ts-expect-error: a reason and a summary are required
export const noReason: Escalation = { requiresEscalation: true, confidence: 1 };

/** Each kind of message has its own fields. */
export function textOf(message: Message): string {
  // @ts-expect-error: a change of the hand-over has no text
  const always: string = message.text;
  return message.kind === 'handover' ? message.state : (message.text ?? always);
}

/** Only visitors send messages, only agents reply. */
// @ts-expect-error: there is no such event for agents
export type AgentsDoNotSend = AgentToServer['message:send'];
// @ts-expect-error: there is no such event for visitors
export type VisitorsDoNotClaim = ServerToVisitor['inbox:changed'];
