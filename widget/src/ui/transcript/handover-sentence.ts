// What a change of the hand-over means, in a sentence.

import type { HandoverMessage } from '@frontdesk/contract';
import type { Texts } from '../../i18n/texts.ts';

/**
 * Says truthfully what a change of the hand-over means for the visitor.
 * @returns `null` when it means nothing that is not shown elsewhere
 */
export function handoverSentence(message: HandoverMessage, assistant: string, texts: Texts): string | null {
  const agent = message.agent?.name ?? texts.someone;
  switch (message.state) {
    case 'ai':
      return texts.requestCancelled(assistant);
    case 'requested':
      return texts.personRequested;
    case 'queued':
      return null;
    case 'human':
      return texts.personJoined(agent);
    case 'returned':
      return texts.personLeft(agent, assistant);
    case 'resolved':
      return texts.personResolved(agent);
  }
}
