// The one way in: what the desk tells becomes actions.

import type { Message } from '@frontdesk/contract';
import type { Transport, TransportEvent } from '../../transport/transport.ts';
import type { ChatStore } from '../chat-store.ts';
import { isIncomplete } from './transcript.ts';

/** What receiving needs. */
export interface ReceiveParts {
  readonly store: ChatStore;
  readonly transport: Transport;
  readonly catchUp: () => Promise<void>;
  /** Sends what waits. */
  readonly flush: () => Promise<void>;
}

/**
 * Folds the desk's events into the state, and asks for what they show to be missing.
 * @returns a function that ends this
 */
export function receive({ store, transport, catchUp, flush }: ReceiveParts): () => void {
  const takeMessage = (message: Message) => {
    if (!store.state().conversationId) {
      // Another tab of the same visitor has begun the conversation.
      store.dispatch({ type: 'conversation/chosen', conversationId: message.conversationId });
      void catchUp();
    }
    store.dispatch({ type: 'message/created', message });
  };

  const take = (event: TransportEvent): void => {
    switch (event.type) {
      case 'online':
        store.dispatch({ type: 'connection/changed', connection: 'online' });
        void catchUp();
        void flush();
        return;
      case 'away':
        store.dispatch({ type: 'connection/changed', connection: 'away' });
        return;
      case 'message:created':
        takeMessage(event.payload.message);
        return;
      case 'answer:delta':
        store.dispatch({ type: 'answer/delta', delta: event.payload });
        return;
      case 'answer:done':
        store.dispatch({ type: 'answer/done', message: event.payload.message });
        return;
      case 'conversation:updated':
        store.dispatch({ type: 'conversation/updated', conversation: event.payload.conversation });
        return;
      case 'access:changed':
        store.dispatch({ type: 'access/changed', denied: event.payload.access ? null : event.payload });
        return;
      case 'typing:changed': {
        const { conversationId, by, isTyping } = event.payload;
        const isHere = conversationId === store.state().conversationId && by !== 'visitor';
        if (isHere) store.dispatch({ type: 'typing/changed', by: isTyping ? by : null });
        return;
      }
      case 'desk:draining':
      case 'refused':
        return;
    }
  };

  return transport.subscribe((event) => {
    take(event);
    if (transport.isOnline() && isIncomplete(store.state())) void catchUp();
  });
}
