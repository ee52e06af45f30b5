// Tells the page what happens in the chat, as DOM events.

import type { Message } from '@frontdesk/contract';
import type { ChatState } from '../chat/chat-state.ts';
import type { ChatStore } from '../chat/chat-store.ts';
import type { EmitEvent } from '../host/panel-module.ts';
import type { PageMessage } from '../public-api.ts';

const toPageMessage = (message: Message): PageMessage | null => {
  if (message.kind === 'handover') return null;
  const { id, kind, text } = message;
  return { id, text, author: kind === 'answer' ? 'assistant' : kind };
};

const isWaiting = ({ handover }: ChatState) =>
  handover?.state === 'requested' || handover?.state === 'queued';

/**
 * Emits what was said since the transcript was loaded, and what changed about the hand-over.
 * @returns a function that ends this
 */
export function tellPage(store: ChatStore, emit: EmitEvent): () => void {
  return store.subscribe((state, before) => {
    const isSameConversation =
      before.isLoaded && state.conversationId === (before.conversationId ?? state.conversationId);
    if (isSameConversation && state.messages !== before.messages) {
      const known = before.messages.at(-1)?.seq ?? 0;
      for (const message of state.messages) {
        const told = message.seq > known ? toPageMessage(message) : null;
        if (told) emit('message', told);
      }
    }
    if (isSameConversation && isWaiting(state) && !isWaiting(before)) emit('escalated', {});
    if (isSameConversation && state.handover?.state === 'resolved' && before.handover?.state !== 'resolved') {
      emit('resolved', {});
    }
  });
}
