// Sends replies: each once, in the order in which they were written, and none is lost.

import type { AgentMessage, AgentName, ConversationId, MessageReceipt } from '@frontdesk/contract';

import type { DeskParts } from '../desk/desk-parts.ts';
import type { OutgoingReply } from '../desk/desk-state.ts';
import type { Refusal } from '../transport/agent-link.ts';

/** The way out for replies. */
export interface Replies {
  send(id: ConversationId, text: string): void;
  /** Sends a failed reply again under the same id, so that the desk stores it once whatever happened before. */
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  /** Sends whatever waits for the desk, and again what went out without an answer. */
  retryUnanswered(): void;
}

const NOT_HOLDER = 'You do not hold this conversation any more, so this was not sent.';

function toMessage(reply: OutgoingReply, receipt: MessageReceipt, agent: AgentName): AgentMessage {
  return {
    kind: 'agent',
    id: receipt.messageId,
    seq: receipt.seq,
    createdAt: receipt.createdAt,
    conversationId: reply.conversationId,
    clientMessageId: reply.clientMessageId,
    agent,
    text: reply.text,
  };
}

/** Says whether the next connection may do better. */
function isPassing({ code }: Refusal): boolean {
  return code === 'no_answer' || code === 'unavailable';
}

/** Makes the way out. */
export function createReplies({ link, store, agent }: DeskParts): Replies {
  const queues = new Map<ConversationId, Promise<void>>();

  async function deliver(reply: OutgoingReply) {
    const { conversationId: id, clientMessageId, text } = reply;
    if (store.get().isDraining) return store.dispatch({ type: 'reply-waiting', clientMessageId });
    const outcome = await link.request('message:reply', { conversationId: id, clientMessageId, text });
    if (outcome.ok) {
      const message = toMessage(reply, outcome.value, { id: agent.id, name: agent.name });
      store.dispatch({ type: 'transcript', id, change: { type: 'message', message } });
      return;
    }
    const { error } = outcome;
    // It was on its way when the desk began to stop.
    if (store.get().isDraining && isPassing(error))
      return store.dispatch({ type: 'reply-waiting', clientMessageId });
    const words = error.code === 'conflict' ? { ...error, message: NOT_HOLDER } : error;
    store.dispatch({ type: 'reply-failed', clientMessageId, error: words });
  }

  function enqueue({ error: _error, isWaiting: _isWaiting, ...reply }: OutgoingReply) {
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
      for (const reply of store.get().outgoing) {
        if (reply.isWaiting || (reply.error && isPassing(reply.error))) enqueue(reply);
      }
    },
  };
}

/** Makes an id that no other message has; `crypto.randomUUID` would need a secure context, which a desk in a local network may lack. */
function newClientMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
