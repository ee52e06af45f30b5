// What is said aloud when the inbox changes.

import type { ConversationId, ConversationSummary } from '@frontdesk/contract';

import { reasonWords } from '../inbox/reason-words.ts';
import { isWaiting } from '../inbox/sections.ts';

type Summaries = Readonly<Record<ConversationId, ConversationSummary>>;

function countWords(count: number): string {
  return count === 1 ? 'One conversation is waiting.' : `${count} conversations are waiting.`;
}

/**
 * Returns a sentence about the conversations that began to wait, or `null` when none did.
 */
export function waitingNews(before: Summaries, after: Summaries): string | null {
  const waiting = Object.values(after).filter(({ handover }) => isWaiting(handover.state));
  const news = waiting.filter(({ id }) => !isWaiting(before[id]?.handover.state ?? 'ai'));
  const [first, ...others] = news;
  if (!first) return null;
  if (others.length > 0) return countWords(waiting.length);
  return `${first.visitor.displayName} is waiting: ${reasonWords(first)}. ${countWords(waiting.length)}`;
}
