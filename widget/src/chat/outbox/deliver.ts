// Brings one message to the desk: the same id each time, until the desk has it or refuses it.

import type { WireError } from '@frontdesk/contract';
import { backoffMs, wait } from '../../transport/backoff.ts';
import type { Transport } from '../../transport/transport.ts';
import type { OutboxEntry } from '../chat-state.ts';
import type { ChatStore } from '../chat-store.ts';

/** How often the desk may ask for patience before the visitor is asked … */
const REFUSALS_MAX = 4;
/** … and for how long, in milliseconds: a desk that is about to stop asks for it until the connection ends. */
const PATIENCE_MS = 30_000;

/** What delivering needs. */
export interface DeliveryParts {
  readonly store: ChatStore;
  readonly transport: Transport;
  /** Opens a new session when the desk no longer takes the present one. */
  readonly renewSession: () => Promise<void>;
  /** Ends the waiting. */
  readonly closed: AbortSignal;
}

/** Spreads what many browsers were told in the same moment. */
const withJitter = (durationMs: number) => durationMs * (1 + Math.random() / 4);

const isSessionLost = (error: WireError | null) =>
  error?.code === 'session_expired' || error?.code === 'unauthenticated';

/** Delivers a message; returns when it is acknowledged, given up, or when the connection is lost. */
export async function deliver(entry: OutboxEntry, parts: DeliveryParts): Promise<void> {
  const { store, transport, renewSession, closed } = parts;
  const { conversationId, clientMessageId, text, page } = entry;
  const payload = { conversationId, clientMessageId, text, ...(page ? { page } : {}) };
  const beganAt = Date.now();
  const isWaiting = () => store.state().outbox.some((each) => each.clientMessageId === clientMessageId);
  for (let attempt = 0, refusals = 0; transport.isOnline() && isWaiting(); attempt += 1) {
    const reply = await transport.request('message:send', payload);
    if (reply.ok) {
      store.dispatch({ type: 'outbox/accepted', entry, receipt: reply.value });
      return;
    }
    if (isSessionLost(reply.error)) {
      await renewSession();
      return;
    }
    if (reply.error) refusals += 1;
    const isOver = refusals > REFUSALS_MAX && Date.now() - beganAt > PATIENCE_MS;
    if (reply.error && (!reply.error.retryable || isOver)) {
      if (reply.error.code === 'access_denied')
        store.dispatch({ type: 'access/changed', denied: reply.error });
      store.dispatch({ type: 'outbox/failed', clientMessageId, failure: reply.error.code });
      return;
    }
    const askedForMs = reply.error?.retryAfterMs;
    if (transport.isOnline()) await wait(askedForMs ? withJitter(askedForMs) : backoffMs(attempt), closed);
  }
}
