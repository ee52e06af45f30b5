// A browser tab with the widget's promises: an outbox that sends each message until it is acknowledged, and a resume after each connection.

import { randomUUID } from 'node:crypto';

import {
  LIMITS,
  SOCKET_PATH,
  VISITOR_NAMESPACE,
  type ConversationId,
  type MessageReceipt,
  type Result,
  type ServerToVisitor,
  type Transcript,
  type VisitorToServer,
} from '@frontdesk/contract';
import { io, type Socket } from 'socket.io-client';

import { pause } from '../desk/until.ts';
import { createFoldedView, type FoldedView } from './folded-view.ts';

/** A message that the tab was asked to send. */
export interface Sent {
  readonly clientMessageId: string;
  readonly text: string;
  /** Every receipt that came for it; more than one when it had to be sent again. */
  readonly receipts: MessageReceipt[];
}

/** An open tab. */
export interface Tab {
  readonly name: string;
  readonly conversationId: ConversationId;
  readonly socket: Socket<ServerToVisitor, VisitorToServer>;
  readonly view: FoldedView;
  /** In the order in which they were written. */
  readonly sent: readonly Sent[];
  /** What the desk refused although it should not have. */
  readonly refusals: readonly string[];
  /** Puts a message into the outbox. */
  send(text: string): Sent;
  /** Whether it is connected and has asked for what it missed. */
  readonly isUpToDate: () => boolean;
  /** Whether, besides, the outbox is empty and no answer is being written. */
  readonly isSettled: () => boolean;
  /** Whether, besides, the last word is not the visitor's: an answer that has its place already may not have told anybody of it yet. */
  readonly isAnswered: () => boolean;
  /** Loses the connection as on a change of the network; comes back unless `stayAway`. */
  lose(options?: { readonly stayAway: boolean }): void;
  close(): void;
}

/** How a tab is opened. */
export interface TabOptions {
  readonly url: string;
  /** The website on which the widget stands. */
  readonly origin: string;
  readonly token: string;
  readonly conversationId: ConversationId;
  readonly name: string;
  /** The longest wait before a new connection, 400 ms by default. */
  readonly reconnectWithinMs?: number;
  /** Makes a tab that does not keep the widget's promises: it never resumes. For controls only. */
  readonly isForgetful?: boolean;
}

const RETRY_AFTER_MS = 100;

function connectSocket({ url, origin, token, name, reconnectWithinMs = 400 }: TabOptions): Tab['socket'] {
  return io(`${url}${VISITOR_NAMESPACE}`, {
    path: SOCKET_PATH,
    auth: { token },
    query: { tab: name },
    extraHeaders: { origin },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: Math.min(100, reconnectWithinMs),
    reconnectionDelayMax: reconnectWithinMs,
    timeout: 5_000,
  });
}

/** Makes a resume of everything that a view lacks. @returns a function that resolves to whether that worked */
function createResume({ socket, view }: Pick<Tab, 'socket' | 'view'>, conversationId: ConversationId) {
  return async (): Promise<boolean> => {
    const afterSeq = view.wholeUpTo();
    const [live] = view.live();
    const answer = live && { answerId: live.answerId, offset: live.text.length };
    const request = { conversationId, afterSeq, ...(answer && { answer }) };
    const patient = socket.timeout(LIMITS.ackTimeoutMs);
    const reply = await patient.emitWithAck('conversation:resume', request).catch(() => undefined);
    if (!reply?.ok) return false;
    if (reply.value === null) return true;
    view.takeOver(reply.value);
    let { hasEarlier, messages }: Pick<Transcript, 'hasEarlier' | 'messages'> = reply.value;
    if (afterSeq > 0) return true;
    while (hasEarlier) {
      const page = { conversationId, beforeSeq: messages[0]?.seq ?? 1 };
      const earlier = await patient.emitWithAck('conversation:earlier', page).catch(() => undefined);
      if (!earlier?.ok) return false;
      ({ hasEarlier, messages } = earlier.value);
      view.takeOver({ messages });
    }
    return true;
  };
}

/** Makes the outbox: one message at a time, in order, the same id until there is a receipt. */
function createOutbox({ socket, view }: Pick<Tab, 'socket' | 'view'>, conversationId: ConversationId) {
  const waiting: Sent[] = [];
  const refusals: string[] = [];
  let isPumping = false;

  function settle(sent: Sent, result: Result<MessageReceipt>): number {
    if (!result.ok && result.error.retryable) return result.error.retryAfterMs ?? RETRY_AFTER_MS;
    waiting.shift();
    if (!result.ok) {
      refusals.push(result.error.code);
      return 0;
    }
    const { messageId: id, seq, createdAt } = result.value;
    const { clientMessageId, text } = sent;
    sent.receipts.push(result.value);
    view.place({ kind: 'visitor', id, seq, createdAt, conversationId, clientMessageId, text });
    return 0;
  }

  async function pump(): Promise<void> {
    if (isPumping) return;
    isPumping = true;
    for (let [sent] = waiting; sent && socket.connected; [sent] = waiting) {
      const { clientMessageId, text } = sent;
      const result = await socket
        .timeout(LIMITS.ackTimeoutMs)
        .emitWithAck('message:send', { conversationId, clientMessageId, text })
        .catch(() => undefined);
      const waitMs = result ? settle(sent, result) : RETRY_AFTER_MS;
      if (waitMs > 0) await pause(waitMs);
    }
    isPumping = false;
  }

  return { waiting, refusals, pump };
}

/** Opens a tab. It connects by itself, and again whenever the connection is lost. */
export function openTab(options: TabOptions): Tab {
  const { conversationId, name, isForgetful = false } = options;
  const socket = connectSocket(options);
  const view = createFoldedView();
  const outbox = createOutbox({ socket, view }, conversationId);
  const resume = createResume({ socket, view }, conversationId);
  const sent: Sent[] = [];
  let connections = 0;
  let isUpToDate = false;

  async function catchUp(connection: number): Promise<void> {
    const isSame = () => socket.connected && connection === connections;
    let isDone = isForgetful;
    while (isSame() && !isDone) {
      isDone = await resume();
      if (!isDone) await pause(RETRY_AFTER_MS);
    }
    if (isSame()) isUpToDate = true;
  }

  socket.on('connect', () => {
    connections += 1;
    void catchUp(connections);
    void outbox.pump();
  });
  socket.on('disconnect', (reason) => {
    isUpToDate = false;
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', () => {
    if (!socket.active) setTimeout(() => socket.connect(), RETRY_AFTER_MS);
  });
  socket.on('message:created', ({ message }) => {
    if (message.conversationId === conversationId) view.place(message);
  });
  socket.on('answer:done', ({ message }) => {
    if (message.conversationId === conversationId) view.place(message);
  });
  socket.on('answer:delta', (delta) => {
    if (delta.conversationId === conversationId) view.grow(delta);
  });

  const isWhole = () => {
    const messages = view.messages();
    return view.live().length === 0 && view.wholeUpTo() === (messages.at(-1)?.seq ?? 0);
  };
  const isSettled = () => isUpToDate && outbox.waiting.length === 0 && isWhole();
  return {
    name,
    conversationId,
    socket,
    view,
    sent,
    refusals: outbox.refusals,
    send(text) {
      const message = { clientMessageId: randomUUID(), text, receipts: [] };
      sent.push(message);
      outbox.waiting.push(message);
      void outbox.pump();
      return message;
    },
    isUpToDate: () => isUpToDate,
    isSettled,
    isAnswered: () => isSettled() && view.messages().at(-1)?.kind !== 'visitor',
    lose({ stayAway } = { stayAway: false }) {
      if (stayAway) socket.disconnect();
      else if (socket.connected) socket.io.engine.close();
    },
    close: () => void socket.disconnect(),
  };
}
