// What of the chat survives a reload.

import type {
  AssistantProfile,
  ConversationId,
  MessageId,
  VisitorId,
  VisitorSession,
} from '@frontdesk/contract';
import type { Storage } from '../host/storage.ts';
import type { Shelf } from '../host/shelf.ts';
import type { ChatStore } from './chat-store.ts';
import { newConversationId } from './outbox/new-id.ts';
import { waitingOn } from './outbox/share-outbox.ts';
import type { ShelvedEntry } from './outbox/share-outbox.ts';

/** The value in the browser's storage. Each part may be absent. */
export interface SavedChat {
  readonly token: string;
  readonly visitorId: VisitorId;
  /** The user's id on the site. Its presence tells the loader that the visitor has a name. */
  readonly subject: string | undefined;
  /** Changes with the user; absent until the first change. */
  readonly era: string;
  /** Lets a returning visitor see the chat at once, before the desk has been asked. */
  readonly assistant: AssistantProfile;
  /** The loader takes its presence as the mark of a visitor who has a conversation. */
  readonly conversationId: ConversationId;
  /** What stands in the composer. */
  readonly draft: string;
  /** The highest `seq` that the visitor has seen. */
  readonly readSeq: number;
  /** Whether replies make a sound. */
  readonly isSoundOn: boolean;
  /** The reply for which a tab has made a sound. */
  readonly chimedFor: MessageId;
}

/**
 * Keeps a new session. When the desk took the browser for a new visitor, the former conversation is not theirs any more:
 * it is let go, and what still waits to be sent moves into a new one.
 */
export function saveSession(
  saved: Storage<SavedChat>,
  outbox: Shelf<ShelvedEntry>,
  session: VisitorSession,
): void {
  const { token, visitorId, subject, takenOver, assistant } = session;
  const former = saved.read();
  saved.update((value) => ({ ...value, token, visitorId, subject, assistant }));
  if (!former.visitorId || [visitorId, takenOver].includes(former.visitorId)) return;
  const waiting = waitingOn(outbox);
  const conversationId = newConversationId();
  saved.update((value) => {
    const { conversationId: _, readSeq: __, ...rest } = value;
    return waiting.length > 0 ? { ...rest, conversationId } : rest;
  });
  for (const entry of waiting) outbox.put(entry.clientMessageId, { ...entry, conversationId });
}

/**
 * Keeps the choice of the conversation in storage, and follows the choice of other tabs: all of them show the same.
 * @param catchUp fetches the transcript
 * @returns a function that ends this
 */
export function shareConversation(
  store: ChatStore,
  saved: Storage<SavedChat>,
  catchUp: () => Promise<void>,
): () => void {
  const stopTelling = store.subscribe(({ conversationId }, before) => {
    if (!conversationId || conversationId === before.conversationId) return;
    if (saved.read().conversationId === conversationId) return;
    saved.update((former) => ({ ...former, conversationId, readSeq: 0 }));
  });
  const stopHearing = saved.subscribe(() => {
    const { conversationId } = saved.read();
    if (!conversationId || conversationId === store.state().conversationId) return;
    store.dispatch({ type: 'conversation/chosen', conversationId });
    void catchUp();
  });
  return () => {
    stopTelling();
    stopHearing();
  };
}
