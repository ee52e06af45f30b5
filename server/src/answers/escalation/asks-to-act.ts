// Notices what only a person can do: the visitor wants something done, not explained.

import type { KnownLanguage, Language } from '../../knowledge/language/languages.ts';
import { foldCase } from '../../knowledge/language/split-words.ts';
import { ACT_REQUESTS } from '../phrases/act-requests.ts';

/** A longer message tells a story and asks about it. */
const ACT_REQUEST_CHARS_MAX = 160;

/**
 * Tells whether a message asks for something to be done to the visitor's own things: “please cancel my order”, but not “how do I cancel my order”.
 * @returns `false` for languages whose words are not known
 */
export function asksToAct(message: string, language: Language): boolean {
  const words = ACT_REQUESTS[language as KnownLanguage];
  if (words === undefined || message.length > ACT_REQUEST_CHARS_MAX) return false;
  const text = ` ${foldCase(message)
    .replace(/[^\p{L}\p{M}\p{N}-]+/gu, ' ')
    .trim()} `;
  const holds = (list: string): boolean => list.split(', ').some((word) => text.includes(` ${word} `));
  const begins = words.act.split(', ').some((word) => text.startsWith(` ${word} `));
  if (holds(words.explain)) return false;
  return begins || (holds(words.ask) && holds(words.act));
}
