// Ends the answers whose writers are gone.

import type { AnswerMessage } from '@frontdesk/contract';

import type { ConversationStore, StoredConversation } from '../../ports/conversation-store.ts';
import type { MessageStore, StreamingAnswer } from '../../ports/message-store.ts';

/** What ending needs. */
export interface EndParts {
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  /** Tells whoever reads. */
  readonly tell?: (conversation: StoredConversation, message: AnswerMessage) => void;
}

/**
 * Marks an answer that nobody writes any more as interrupted, as far as it was kept, and tells whoever reads.
 * @returns false when it had ended meanwhile
 */
export async function endAbandoned(
  { conversations, messages, tell }: EndParts,
  { key, message: { id, seq, text } }: StreamingAnswer,
): Promise<boolean> {
  const ended = await messages.endAnswer(key, id, { text, citations: [], status: 'interrupted' });
  if (!ended) return false;
  const { assistantId, conversationId } = key;
  const conversation = await conversations.advance({ id: conversationId, assistantId }, { lastSeq: seq });
  tell?.(conversation, ended);
  return true;
}
