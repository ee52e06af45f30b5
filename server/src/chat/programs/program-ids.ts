// Which visitor and which conversation a program means. Programs have names of their own for both.

import { createHash } from 'node:crypto';

import type { AssistantId, ConversationId, VisitorId } from '@frontdesk/contract';

/** What a name of a program's own means to the desk: the same name always the same, another assistant's never. */
function idFrom(assistantId: AssistantId, kind: string, name: string): string {
  return createHash('sha256')
    .update(JSON.stringify([assistantId, kind, name]))
    .digest('hex')
    .slice(0, 32);
}

/** @param name what the program calls the person, or the session when it knows no person */
export function programVisitorId(assistantId: AssistantId, name: string): VisitorId {
  return `vis_${idFrom(assistantId, 'visitor', name)}`;
}

/** @param session what the program calls the conversation */
export function programConversationId(assistantId: AssistantId, session: string): ConversationId {
  return `conv_${idFrom(assistantId, 'conversation', session)}`;
}
