// What of the chat survives a reload.

import type { AssistantProfile, ConversationId, VisitorId, VisitorSession } from '@frontdesk/contract';
import type { Storage } from '../host/storage.ts';
import type { OutboxEntry } from './chat-state.ts';
import type { ChatStore } from './chat-store.ts';
import { newConversationId } from './outbox/new-id.ts';

/** The value in the browser's storage. Each part may be absent. */
export interface SavedChat {
  readonly token: string;
  readonly visitorId: VisitorId;
  /** Lets a returning visitor see the chat at once, before the desk has been asked. */
  readonly assistant: AssistantProfile;
  /** The loader takes its presence as the mark of a visitor who has a conversation. */
  readonly conversationId: ConversationId;
  readonly outbox: readonly OutboxEntry[];
  /** What stands in the composer. */
  readonly draft: string;
  /** The highest `seq` that the visitor has seen. */
  readonly readSeq: number;
}

const isEntry = (value: unknown): value is OutboxEntry =>
  typeof value === 'object' &&
  value !== null &&
  ['clientMessageId', 'conversationId', 'text', 'createdAt'].every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  );

/** Returns the messages that wait in storage; what is damaged is left out. */
export function savedOutbox({ outbox }: Partial<SavedChat>): readonly OutboxEntry[] {
  return Array.isArray(outbox) ? outbox.filter(isEntry) : [];
}

/**
 * Keeps a new session. When the desk took the browser for a new visitor, the former conversation is not theirs any more:
 * it is let go, and what still waits to be sent moves into a new one.
 */
export function saveSession(saved: Storage<SavedChat>, session: VisitorSession): void {
  saved.update((former) => {
    const { token, visitorId, assistant } = session;
    const kept = { ...former, token, visitorId, assistant };
    if (!former.visitorId || former.visitorId === visitorId) return kept;
    const { conversationId: _, readSeq: __, ...rest } = kept;
    const outbox = savedOutbox(former);
    if (outbox.length === 0) return { ...rest, outbox };
    const conversationId = newConversationId();
    return { ...rest, conversationId, outbox: outbox.map((entry) => ({ ...entry, conversationId })) };
  });
}

/**
 * Keeps conversation and outbox in storage as they change. Entries of other tabs are left as they are.
 * @returns a function that ends this
 */
export function keepSaved(store: ChatStore, saved: Storage<SavedChat>): () => void {
  return store.subscribe((state, before) => {
    const { conversationId, outbox } = state;
    if (conversationId !== before.conversationId && conversationId) {
      saved.update((former) => ({ ...former, conversationId, readSeq: 0 }));
    }
    if (outbox !== before.outbox) {
      const own = new Set([...before.outbox, ...outbox].map(({ clientMessageId }) => clientMessageId));
      saved.update((former) => ({
        ...former,
        outbox: [
          ...savedOutbox(former).filter(({ clientMessageId }) => !own.has(clientMessageId)),
          ...outbox,
        ],
      }));
    }
  });
}
