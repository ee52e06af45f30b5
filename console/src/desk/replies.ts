// Sends replies: each once, in the order in which they were written, and none is lost.

import type { AgentMessage, ConversationId, MessageReceipt } from '@frontdesk/contract';

import type { DeskParts } from './desk-parts.ts';
import type { OutgoingReply } from './desk-state.ts';

/** The way out for replies. */
export interface Replies {
  send(id: ConversationId, text: string): void;
  /** Sends a failed reply again under the same id, so that the desk stores it once whatever happened before. */
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  /** Sends again whatever went out without an answer. */
  retryUnanswered(): void;
}

const NOT_HOLDER = 'You do not hold this conversation any more, so this was not sent.';

/** Makes the way out. */
export function createReplies({ link, store, agent }: DeskParts): Replies {
  const queues = new Map<ConversationId, Promise<void>>();

  function toMessage(reply: OutgoingReply, receipt: MessageReceipt): AgentMessage {
    return {
      kind: 'agent',
      id: receipt.messageId,
      seq: receipt.seq,
      createdAt: receipt.createdAt,
      conversationId: reply.conversationId,
      clientMessageId: reply.clientMessageId,
      agent: { id: agent.id, name: agent.name },
      text: reply.text,
    };
  }

  async function deliver(reply: OutgoingReply) {
    const { conversationId: id, clientMessageId, text } = reply;
    const outcome = await link.request('message:reply', { conversationId: id, clientMessageId, text });
    if (outcome.ok) {
      const message = toMessage(reply, outcome.value);
      store.dispatch({ type: 'transcript', id, change: { type: 'message', message } });
      return;
    }
    const { error } = outcome;
    const words = error.code === 'conflict' ? { ...error, message: NOT_HOLDER } : error;
    store.dispatch({ type: 'reply-failed', clientMessageId, error: words });
  }

  function enqueue({ error: _former, ...reply }: OutgoingReply) {
    const { conversationId } = reply;
    store.dispatch({ type: 'reply-sending', reply });
    const before = queues.get(conversationId) ?? Promise.resolve();
    queues.set(
      conversationId,
      before.then(async () => deliver(reply)),
    );
  }

  return {
    send(conversationId, text) {
      const clientMessageId = newClientMessageId();
      enqueue({ conversationId, clientMessageId, text, createdAt: new Date().toISOString() });
    },
    retry(clientMessageId) {
      const reply = store.get().outgoing.find((known) => known.clientMessageId === clientMessageId);
      if (reply?.error) enqueue(reply);
    },
    discard: (clientMessageId) => store.dispatch({ type: 'reply-dropped', clientMessageId }),
    retryUnanswered() {
      for (const reply of store.get().outgoing) if (reply.error?.code === 'no_answer') enqueue(reply);
    },
  };
}

/** Makes an id that no other message has; `crypto.randomUUID` would need a secure context, which a desk in a local network may lack. */
function newClientMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
