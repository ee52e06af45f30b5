// Tells the desk how far agents have read.

import type { ConversationId } from '@frontdesk/contract';

import type { DeskParts } from '../desk/desk-parts.ts';

/** Tells how far this agent has read. */
export interface ReadMarker {
  /** Notes that everything up to `seq` was before the agent's eyes; a lower mark than the known one changes nothing. */
  mark(id: ConversationId, seq: number): void;
  /** Tells again what the desk has not confirmed. */
  tellUntold(): void;
}

/** Makes the marker of a desk. The mark counts here at once; without a connection the desk hears of it later. */
export function createReadMarker({ link, store }: Pick<DeskParts, 'link' | 'store'>): ReadMarker {
  const untold = new Map<ConversationId, number>();

  async function tell(id: ConversationId, seq: number) {
    const reply = await link.request('conversation:read', { conversationId: id, seq });
    if (!reply.ok && reply.error.retryable) return;
    if (untold.get(id) === seq) untold.delete(id);
  }

  return {
    mark(id, seq) {
      const known = store.get().inbox.summaries[id]?.read.agents;
      if (known === undefined || known >= seq) return;
      store.dispatch({ type: 'inbox', change: { type: 'read', id, seq } });
      untold.set(id, seq);
      void tell(id, seq);
    },
    tellUntold() {
      for (const [id, seq] of untold) void tell(id, seq);
    },
  };
}
