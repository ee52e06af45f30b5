// Who types at this moment: the visitor for the agents, an agent for the visitor.

import { LIMITS } from '@frontdesk/contract';
import { isAssistantInCharge } from '../ui/transcript/whose-turn.ts';
import type { AttentionParts } from './attention-parts.ts';

/**
 * Tells the desk when the visitor types while a person is there or waited for, and forgets an agent who has stopped.
 * @returns a function that ends this
 */
export function tellTyping({ store, view, transport }: AttentionParts): () => void {
  let toldAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (isTyping: boolean) => {
    const { conversationId, handover } = store.state();
    const isDue = isTyping ? Date.now() - toldAt >= LIMITS.typingTtlMs / 2 : toldAt > 0;
    if (!conversationId || isAssistantInCharge(handover) || !isDue) return;
    toldAt = isTyping ? Date.now() : 0;
    if (transport.isOnline()) void transport.request('typing:set', { conversationId, isTyping });
  };

  const endings = [
    view.subscribe(({ draft }, before) => {
      if (draft !== before.draft) tell(draft.trim() !== '');
    }),
    store.subscribe(({ typing }, before) => {
      if (typing === before.typing) return;
      clearTimeout(timer);
      if (!typing) return;
      timer = setTimeout(() => store.dispatch({ type: 'typing/changed', by: null }), LIMITS.typingTtlMs);
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const end of endings) end();
  };
}
