// Brings the transcript up to date: after each connection, and whenever something turns out to be missing.

import type { Reply, Transport } from '../../transport/transport.ts';
import { backoffMs, wait } from '../../transport/backoff.ts';
import type { Transcript } from '@frontdesk/contract';
import type { ChatStore } from '../chat-store.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { firstGap, isIncomplete, syncedSeq } from './transcript.ts';

/** How many pages one catching-up asks for at most. 20 pages are 1,000 messages. */
const ROUNDS_MAX = 20;
/** How often a lost reply is asked for again on the same connection. */
const ATTEMPTS_MAX = 4;

/** What catching up needs. */
export interface ResumeParts {
  readonly store: ChatStore;
  readonly transport: Transport;
}

/** Asks for everything after what is there; a reply that does not come is asked for again while the connection lasts. */
async function askForMissing({ store, transport }: ResumeParts): Promise<Reply<Transcript | null>> {
  for (let attempt = 0; ; attempt += 1) {
    const { conversationId, live } = store.state();
    const afterSeq = syncedSeq(store.state());
    const { answerId, text } = live.at(-1) ?? {};
    const reply = await transport.request('conversation:resume', {
      ...(conversationId ? { conversationId } : {}),
      afterSeq,
      ...(answerId && text ? { answer: { answerId, offset: text.length } } : {}),
    });
    const isWorthAnother = !reply.ok && (reply.error?.retryable ?? true) && transport.isOnline();
    if (!isWorthAnother || attempt === ATTEMPTS_MAX) return reply;
    await wait(reply.error?.retryAfterMs ?? backoffMs(attempt));
  }
}

/** Asks page by page for the messages of a gap that a long absence has left; stops where the desk has no more to give. */
async function fillGaps({ store, transport }: ResumeParts): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const { conversationId, messages } = store.state();
    const gap = firstGap(store.state());
    if (!gap || !conversationId) return;
    const reply = await transport.request('conversation:earlier', { conversationId, beforeSeq: gap.before });
    if (reply.ok) store.dispatch({ type: 'earlier/loaded', conversationId, page: reply.value });
    if (store.state().messages === messages) return;
  }
}

async function catchUpOnce(parts: ResumeParts): Promise<void> {
  const { store } = parts;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const { conversationId, messages } = store.state();
    const reply = await askForMissing(parts);
    // A conversation that the desk does not know yet begins with its first message.
    if (!reply.ok && reply.error?.code !== 'not_found') return;
    if (store.state().conversationId !== conversationId) continue;
    const transcript = reply.ok ? reply.value : null;
    store.dispatch({ type: 'transcript/loaded', transcript });
    await fillGaps(parts);
    const after = store.state();
    const highest = Math.max(after.messages.at(-1)?.seq ?? 0, after.live.at(-1)?.seq ?? 0);
    const hasMore = isIncomplete(after) || (transcript?.conversation.lastSeq ?? 0) > highest;
    if (!hasMore || after.messages === messages) return;
  }
}

/**
 * Makes the function that brings the transcript up to date.
 * @returns a function that resolves when the transcript is up to date, or when the connection is lost
 */
export const createResume = (parts: ResumeParts): (() => Promise<void>) =>
  oneAtATime(() => catchUpOnce(parts));
