// The one way out: a message waits in the outbox until the desk has acknowledged it.

import { LIMITS } from '@frontdesk/contract';
import type { PageContext } from '@frontdesk/contract';
import type { OutboxEntry } from '../chat-state.ts';
import { deliver } from './deliver.ts';
import type { DeliveryParts } from './deliver.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { newClientMessageId, newConversationId } from './new-id.ts';

/** What sending needs. */
export interface SenderParts extends DeliveryParts {
  /**
   * Runs the sending when it is this tab's turn. Where tabs share an outbox, one of them sends; without it each sends its own.
   */
  readonly takeTurn?: (send: () => Promise<void>) => Promise<void>;
}

/** The sender of the outbox. */
export interface Sender {
  /** Puts a message into the outbox and sends it as soon as possible. */
  readonly send: (text: string) => void;
  readonly retry: (clientMessageId: string) => void;
  /** Sends what waits, in order, one after the other; returns when nothing waits or the connection is lost. */
  readonly flush: () => Promise<void>;
}

/** The page on which the visitor writes, without query and fragment: they may hold what is not for the desk. */
const pageOf = (): PageContext => ({
  url: (location.origin + location.pathname).slice(0, LIMITS.pageUrlMaxChars),
  title: document.title.slice(0, LIMITS.pageTitleMaxChars),
});

/** Makes the sender of a chat. */
export function createSender({ takeTurn = (send) => send(), ...parts }: SenderParts): Sender {
  const { store, transport } = parts;
  const waiting = (): OutboxEntry | undefined => store.state().outbox.find((entry) => !entry.failure);
  const flushOnce = async () => {
    for (let entry = waiting(); entry && transport.isOnline(); entry = waiting()) await deliver(entry, parts);
  };

  const flush = oneAtATime(() => takeTurn(flushOnce));

  return {
    send: (text) => {
      const conversationId = store.state().conversationId ?? newConversationId();
      const clientMessageId = newClientMessageId();
      const createdAt = new Date().toISOString();
      const entry: OutboxEntry = { clientMessageId, conversationId, text, createdAt, page: pageOf() };
      store.dispatch({ type: 'outbox/queued', entry });
      void flush();
    },
    retry: (clientMessageId) => {
      store.dispatch({ type: 'outbox/retried', clientMessageId });
      void flush();
    },
    flush,
  };
}
