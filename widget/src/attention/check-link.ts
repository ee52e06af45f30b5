// Finds out whether a connection that looks alive is: after sleep, a change of network, or the browser's cache it may be dead without knowing.

import { syncedSeq } from '../chat/transcript/transcript.ts';
import { listenForReturn } from '../transport/listen-for-return.ts';
import type { AttentionParts } from './attention-parts.ts';

/** A living connection replies within this, also on a slow phone network, in milliseconds. */
const REPLY_WITHIN_MS = 4_000;
/** Who switches between tabs does not ask each time, in milliseconds. */
const CHECK_AGAIN_AFTER_MS = 5_000;

/**
 * Asks the desk for what is missing whenever the page comes back, and connects anew if no reply comes.
 * Without it a dead connection is noticed only by missing pings.
 * @source Socket.IO, “pingInterval” and “pingTimeout”: the desk pings every 15 s and waits 10 s, so a dead link is noticed within 25 s
 * @returns a function that ends this
 */
export function checkLink({ store, transport }: AttentionParts): () => void {
  let checkedAt = 0;
  const check = async () => {
    const state = store.state();
    if (!transport.isOnline() || Date.now() - checkedAt < CHECK_AGAIN_AFTER_MS) return;
    checkedAt = Date.now();
    const { conversationId } = state;
    const asked = { ...(conversationId ? { conversationId } : {}), afterSeq: syncedSeq(state) };
    const reply = await transport.request('conversation:resume', asked, REPLY_WITHIN_MS);
    if (store.state().conversationId !== conversationId) return;
    if (reply.ok) store.dispatch({ type: 'transcript/loaded', transcript: reply.value });
    else if (!reply.error && transport.isOnline()) transport.reconnect();
  };
  return listenForReturn(() => void check());
}
