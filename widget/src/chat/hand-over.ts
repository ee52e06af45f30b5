// Asking for a person, and taking the wish back.

import type { Transport } from '../transport/transport.ts';
import type { ChatStore } from './chat-store.ts';

/** The visitor's side of a hand-over. */
export interface HandoverRequests {
  /** Asks for a person; before the first message it is remembered, since there is nothing to hand over yet. */
  readonly request: () => void;
  readonly cancel: () => void;
  /** Ends the waiting for a first message. */
  readonly close: () => void;
}

/** Makes the visitor's side of the hand-over of a chat. */
export function createHandoverRequests(store: ChatStore, transport: Transport): HandoverRequests {
  const ask = async (event: 'handover:request' | 'handover:cancel'): Promise<void> => {
    const { conversationId } = store.state();
    if (!conversationId) return;
    const reply = await transport.request(event, { conversationId });
    if (store.state().conversationId !== conversationId) return;
    if (reply.ok) store.dispatch({ type: 'handover/changed', handover: reply.value });
    else store.dispatch({ type: 'handover/failed', failure: reply.error?.code ?? 'no_reply' });
  };

  const unsubscribe = store.subscribe(({ wantsPerson, messages }) => {
    if (!wantsPerson || messages.length === 0) return;
    store.dispatch({ type: 'person/wanted', isWanted: false });
    void ask('handover:request');
  });

  return {
    request: () => {
      store.dispatch({ type: 'handover/failed', failure: null });
      if (store.state().messages.length === 0) store.dispatch({ type: 'person/wanted', isWanted: true });
      else void ask('handover:request');
    },
    cancel: () => {
      if (store.state().wantsPerson) store.dispatch({ type: 'person/wanted', isWanted: false });
      else void ask('handover:cancel');
    },
    close: unsubscribe,
  };
}
