// The one way out: a message waits in the outbox until the desk has acknowledged it.

import { LIMITS } from '@frontdesk/contract';
import type { ConversationId, PageContext } from '@frontdesk/contract';
import type { TakeTurn } from '../../host/take-turn.ts';
import type { OutboxEntry } from '../chat-state.ts';
import type { DeliveryParts } from './deliver.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { newClientMessageId, newConversationId } from './new-id.ts';

/**
 * How many messages may wait. Whoever writes more is told, rather than left to hope.
 * @source the issue of the outbox: bounded; far more than anybody writes in a tunnel
 */
const OUTBOX_MAX = 50;

/** What sending needs. */
export interface SenderParts extends DeliveryParts {
  /**
   * Runs the sending when it is this tab's turn. Where tabs share an outbox, one of them sends; without it each sends its own.
   */
  readonly takeTurn?: TakeTurn | undefined;
  /** The conversation that another tab may have begun a moment ago. */
  readonly sharedConversationId: () => ConversationId | undefined;
}

/** The sender of the outbox. */
export interface Sender {
  /**
   * Puts a message into the outbox and sends it as soon as possible.
   * @returns false when too many wait already; nothing is kept then
   */
  readonly send: (text: string) => boolean;
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
  const { store, transport, sharedConversationId } = parts;
  const waiting = (): OutboxEntry | undefined => store.state().outbox.find((entry) => !entry.failure);
  const flushOnce = async () => {
    // Whoever is online has fetched this already.
    const { deliver } = await import('../../connected.ts');
    for (let entry = waiting(); entry && transport.isOnline(); entry = waiting()) await deliver(entry, parts);
  };

  const flush = oneAtATime(async () => {
    if (waiting() && transport.isOnline()) await takeTurn(flushOnce);
  });

  return {
    send: (text) => {
      const { outbox, conversationId: chosen } = store.state();
      if (outbox.length >= OUTBOX_MAX) return false;
      const conversationId = chosen ?? sharedConversationId() ?? newConversationId();
      const clientMessageId = newClientMessageId();
      // Later than what waits already, also for a clock that was set back: the order of writing is the order of sending.
      const last = outbox.at(-1);
      const afterLast = last ? Date.parse(last.createdAt) + 1 : 0;
      const createdAt = new Date(Math.max(Date.now(), afterLast)).toISOString();
      const entry: OutboxEntry = { clientMessageId, conversationId, text, createdAt, page: pageOf() };
      store.dispatch({ type: 'outbox/queued', entry });
      void flush();
      return true;
    },
    retry: (clientMessageId) => {
      store.dispatch({ type: 'outbox/retried', clientMessageId });
      void flush();
    },
    flush,
  };
}
