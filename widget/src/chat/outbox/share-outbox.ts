// The outbox of all tabs: what one tab queues waits in every tab, and what one tab has sent is sent for all.

import type { Shelf } from '../../host/shelf.ts';
import type { ChatState, OutboxEntry } from '../chat-state.ts';
import type { ChatStore } from '../chat-store.ts';
import type { MessageReceipt } from '@frontdesk/contract';

/** A message on the shelf; with a receipt for the moment in which the other tabs learn of it. */
export interface ShelvedEntry extends OutboxEntry {
  readonly receipt?: MessageReceipt;
}

/** Tells a waiting message from damaged data. */
export const isShelvedEntry = (value: unknown): value is ShelvedEntry =>
  typeof value === 'object' &&
  value !== null &&
  ['clientMessageId', 'conversationId', 'text', 'createdAt'].every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  );

function receiptFor({ clientMessageId }: OutboxEntry, { messages }: ChatState): MessageReceipt | null {
  const stored = messages.find(
    (message) => message.kind === 'visitor' && message.clientMessageId === clientMessageId,
  );
  if (!stored) return null;
  const { id: messageId, seq, createdAt } = stored;
  return { messageId, seq, createdAt, duplicate: true };
}

/** Returns the messages that wait on a shelf; what was sent while its tab went away is taken off. */
export function waitingOn(shelf: Shelf<ShelvedEntry>): readonly OutboxEntry[] {
  return shelf.all().filter(({ receipt, clientMessageId }) => {
    if (receipt) shelf.remove(clientMessageId);
    return !receipt;
  });
}

/**
 * Keeps the outbox of this tab and the shelf of all tabs the same.
 * @param flush sends what waits
 * @returns a function that ends this
 */
export function shareOutbox(
  store: ChatStore,
  shelf: Shelf<ShelvedEntry>,
  flush: () => Promise<void>,
): () => void {
  let isListening = false;
  const take = (...actions: Parameters<ChatStore['dispatch']>) => {
    isListening = true;
    store.dispatch(...actions);
    isListening = false;
  };
  const stopTelling = store.subscribe((state, before) => {
    if (isListening || state.outbox === before.outbox) return;
    const left = before.outbox.filter(
      ({ clientMessageId: id }) => !state.outbox.some(({ clientMessageId }) => clientMessageId === id),
    );
    for (const entry of left) {
      const receipt = receiptFor(entry, state);
      // The other tabs show the message as sent before it leaves their outboxes.
      if (receipt) shelf.put(entry.clientMessageId, { ...entry, receipt });
      shelf.remove(entry.clientMessageId);
    }
    for (const entry of state.outbox) {
      if (!before.outbox.includes(entry)) shelf.put(entry.clientMessageId, entry);
    }
  });
  const stopHearing = shelf.subscribe((clientMessageId, entry) => {
    if (!entry) take({ type: 'outbox/removed', clientMessageId });
    else if (entry.receipt) take({ type: 'outbox/accepted', entry, receipt: entry.receipt });
    else {
      take({ type: 'outbox/shared', entries: [entry] });
      void flush();
    }
  });
  // A page that comes back from the browser’s cache has heard nothing in the meantime.
  const whenShown = () => take({ type: 'outbox/replaced', entries: waitingOn(shelf) });
  window.addEventListener('pageshow', whenShown);
  return () => {
    stopTelling();
    stopHearing();
    window.removeEventListener('pageshow', whenShown);
  };
}
