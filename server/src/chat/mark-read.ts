// How far each side has read.

import type { ReadMarks } from '@frontdesk/contract';

import type { StoredConversation } from '../ports/conversation-store.ts';
import type { ChatDeps } from './chat-deps.ts';

/** Notes how far a side has read and tells both; a mark that is not higher, or lies behind the end, changes nothing. */
export async function markRead(
  { conversations, feed }: ChatDeps,
  conversation: StoredConversation,
  { side, seq }: { readonly side: keyof ReadMarks; readonly seq: number },
): Promise<null> {
  const marked = await conversations.markRead(conversation, side, seq);
  if (marked) feed.conversationUpdated(marked);
  return null;
}
