// The order of a conversation: one message per `seq`, and what is still missing.

import type { Message } from '@frontdesk/contract';
import type { ChatState } from '../chat-state.ts';

/** Adds messages, each `seq` and each id once. What is there stays, except where the new one is the end of a streamed answer. */
export function addMessages(known: readonly Message[], added: readonly Message[]): readonly Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  const ids = new Set(known.map((message) => message.id));
  for (const message of added) {
    if (ids.has(message.id) || bySeq.has(message.seq)) continue;
    bySeq.set(message.seq, message);
    ids.add(message.id);
  }
  if (bySeq.size === known.length) return known;
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

/** A place where messages are missing. */
export interface Gap {
  /** The last `seq` before the gap. */
  readonly after: number;
  /** The first `seq` behind it. */
  readonly before: number;
}

/** What the known part of a conversation is. */
type Known = Pick<ChatState, 'messages' | 'live' | 'hasEarlier'>;

/**
 * Finds the first place where messages are missing: between those that are known, or before all of them unless the desk has said so.
 * @returns `null` when everything from the first known message on is there
 */
export function firstGap({ messages, live, hasEarlier }: Known): Gap | null {
  const known = [...messages, ...live].map(({ seq }) => seq).toSorted((a, b) => a - b);
  const [first = 1] = known;
  if (first > 1 && !hasEarlier) return { after: 0, before: first };
  for (const [index, seq] of known.entries()) {
    const next = known[index + 1];
    if (next !== undefined && next > seq + 1) return { after: seq, before: next };
  }
  return null;
}

/**
 * Returns the highest `seq` up to which every message is there and final: from here on the desk is asked after a lost connection.
 * @returns 0 when nothing is known
 */
export function syncedSeq({ messages, live, hasEarlier }: Known): number {
  const gap = firstGap({ messages, live, hasEarlier });
  const end = gap ? gap.after : (messages.at(-1)?.seq ?? 0);
  const firstLive = live[0]?.seq ?? Number.POSITIVE_INFINITY;
  const synced = Math.min(end, firstLive - 1);
  return messages.some(({ seq }) => seq <= synced) ? synced : 0;
}

/** Whether something was missed that only the desk can give. */
export function isIncomplete(state: ChatState): boolean {
  return state.isLoaded && (firstGap(state) !== null || state.live.some(({ ahead }) => ahead.length > 0));
}
