// Brings along what a visitor was still writing without a name at the moment of signing in.

import type { ConversationStore } from '../ports/conversation-store.ts';
import { nameOfUser, type VisitorSessionRecord } from '../ports/session-store.ts';

/** Whose session it is. */
export type SignedIn = Pick<VisitorSessionRecord, 'assistantId' | 'visitorId' | 'takenOver' | 'user'>;

/**
 * Finds a conversation. Signing in moves what the browser wrote to the user; a message that was under way then may have begun a conversation
 * just afterwards, in the name of the visitor who has become the user. It is moved when somebody looks for it.
 * @param find looks for it @returns what `find` returns, the second time if it must
 */
export async function findTakenAlong<T>(
  conversations: Pick<ConversationStore, 'moveAll'>,
  { assistantId, visitorId, takenOver, user }: SignedIn,
  find: () => Promise<T | null>,
): Promise<T | null> {
  const found = await find();
  if (found !== null || takenOver === undefined) return found;
  await conversations.moveAll({
    assistantId,
    from: takenOver,
    to: visitorId,
    visitorName: nameOfUser(user),
  });
  return find();
}
