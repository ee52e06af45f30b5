// Which conversation is shown, and how much of it.

import type { ConversationEntry, ConversationId } from '@frontdesk/contract';
import type { Reply, Transport } from '../transport/transport.ts';
import type { ChatStore } from './chat-store.ts';
import { newConversationId } from './outbox/new-id.ts';

/** The visitor's way through conversations. */
export interface Conversations {
  /** Fetches the page before the oldest message that is shown. */
  readonly loadEarlier: () => Promise<void>;
  /** Puts the present conversation aside and begins an empty one. */
  readonly newConversation: () => void;
  /** Asks for the visitor's conversations, the one that changed last first. */
  readonly listConversations: () => Promise<Reply<readonly ConversationEntry[]>>;
  /** Shows another conversation, which goes on with the next message. */
  readonly openConversation: (conversationId: ConversationId) => void;
}

/** Makes the way through the conversations of a chat. */
export function createConversations(
  store: ChatStore,
  transport: Transport,
  catchUp: () => Promise<void>,
): Conversations {
  return {
    loadEarlier: async () => {
      const { conversationId, messages } = store.state();
      if (!conversationId || !messages[0]) return;
      const beforeSeq = messages[0].seq;
      const reply = await transport.request('conversation:earlier', { conversationId, beforeSeq });
      if (reply.ok) store.dispatch({ type: 'earlier/loaded', conversationId, page: reply.value });
    },
    listConversations: () => transport.request('conversation:list', {}),
    openConversation: (conversationId) => {
      if (conversationId === store.state().conversationId) return;
      store.dispatch({ type: 'conversation/chosen', conversationId });
      void catchUp();
    },
    newConversation: () => {
      store.dispatch({ type: 'conversation/chosen', conversationId: newConversationId() });
      store.dispatch({ type: 'transcript/loaded', transcript: null });
    },
  };
}
