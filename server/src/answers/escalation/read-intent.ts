// Tells what a message wants before any knowledge is asked: small talk, a person, or an answer.

import { detectLanguage } from '../../knowledge/language/detect-language.ts';
import { KNOWN_LANGUAGES, type KnownLanguage, type Language } from '../../knowledge/language/languages.ts';
import { foldCase, isUnspaced } from '../../knowledge/language/split-words.ts';
import type { Turn } from '../../ports/answer-provider.ts';
import { PERSON_REQUESTS } from '../phrases/person-requests.ts';
import { FILLERS, SMALL_TALK, type SmallTalk } from '../phrases/small-talk.ts';

/** What a message wants, and the language to answer in. */
export interface Intent {
  readonly kind: 'question' | 'person' | SmallTalk;
  readonly language: Language;
}

/** A wish for a person is short; a long message that holds such words tells a story and asks something. */
const PERSON_REQUEST_CHARS_MAX = 160;
/** Small talk is shorter still. */
const SMALL_TALK_CHARS_MAX = 100;
/** Who speaks of others asks about the desk, not for a person. */
const ABOUT_OTHERS =
  /(?<!\p{L})(visitors?|customers?|users?|clients?|besucher\p{L}*|kunden|visiteurs?|visitantes?)(?!\p{L})/u;
/** What may surround a bare “agent, please”. */
const POLITE =
  /(?<!\p{L})(please|pls|now|a|an|the|real|live|bitte|svp|s il vous plaît|por favor|per favore|alstublieft|proszę|lütfen|пожалуйста)(?!\p{L})/gu;

/**
 * Reads the intent of a message. A greeting before a question is a question.
 * @param history what was said before; its language decides where the message is too short to tell
 */
export function readIntent(message: string, history: readonly Turn[]): Intent {
  const text = normalise(message);
  const language = languageOf(message, history);
  const smallTalk = readSmallTalk(text, language);
  if (smallTalk !== undefined) return smallTalk;
  const asked = personRequestLanguage(text, language);
  if (asked !== undefined) return { kind: 'person', language: asked };
  return { kind: 'question', language };
}

function languageOf(message: string, history: readonly Turn[]): Language {
  const detected = detectLanguage(message);
  if (detected !== 'und') return detected;
  const before = history.filter(({ role }) => role === 'visitor').map(({ text }) => text);
  return detectLanguage(before.join('\n'));
}

/** Lower case, punctuation as single spaces, a space at both ends. */
function normalise(text: string): string {
  const words = foldCase(text).replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}-]+/gu, ' ');
  return ` ${words.trim()} `;
}

/** The language that a reader expects comes first: “pa” and “hej” belong to several. */
function inOrder(first: Language): readonly KnownLanguage[] {
  return first === 'und'
    ? KNOWN_LANGUAGES
    : [first, ...KNOWN_LANGUAGES.filter((language) => language !== first)];
}

function readSmallTalk(text: string, language: Language): Intent | undefined {
  if (text.length > SMALL_TALK_CHARS_MAX || text.trim() === '') return undefined;
  for (const candidate of inOrder(language)) {
    const kind = smallTalkIn(candidate, text);
    if (kind !== undefined) return { kind, language: candidate };
  }
  return undefined;
}

/** Takes known phrases out of the message, the longest first; it is small talk when nothing is left. A mere “ok” is taken like thanks. */
function smallTalkIn(language: KnownLanguage, text: string): SmallTalk | undefined {
  let rest = text;
  const found = new Set<SmallTalk>();
  for (const { phrase, kind } of PHRASES.get(language) ?? []) {
    const without = remove(rest, phrase);
    if (without !== rest && kind !== undefined) found.add(kind);
    rest = without;
  }
  if (rest.trim() !== '') return undefined;
  return (['goodbye', 'thanks', 'greeting'] as const).find((kind) => found.has(kind)) ?? 'thanks';
}

function remove(text: string, phrase: string): string {
  const bare = phrase.trim();
  return isUnspaced(bare) || /^\P{L}+$/u.test(bare)
    ? text.replaceAll(bare, ' ')
    : text.replaceAll(phrase, '  ');
}

const PHRASES: ReadonlyMap<KnownLanguage, readonly { phrase: string; kind: SmallTalk | undefined }[]> =
  new Map(
    KNOWN_LANGUAGES.map((language) => {
      const { greeting, thanks, goodbye } = SMALL_TALK[language];
      const lists = [
        { kind: 'greeting', list: greeting },
        { kind: 'thanks', list: thanks },
        { kind: 'goodbye', list: goodbye },
        { kind: undefined, list: FILLERS },
      ] as const;
      const phrases = lists.flatMap(({ kind, list }) =>
        list.split(', ').map((each) => ({ phrase: normalise(each), kind })),
      );
      return [language, phrases.toSorted((a, b) => b.phrase.length - a.phrase.length)];
    }),
  );

/** The words as they stand in a normalised message: behind a space, unless their script has none. */
const PERSON_WORDS = Object.fromEntries(
  KNOWN_LANGUAGES.map((language) => {
    const { talk, person } = PERSON_REQUESTS[language];
    return [
      language,
      { talk: talk.split(', ').map(asBeginning), person: person.split(', ').map(asBeginning) },
    ];
  }),
) as Record<KnownLanguage, { talk: string[]; person: string[] }>;

function asBeginning(word: string): string {
  const beginning = normalise(word).trimEnd() + (word.endsWith('_') ? ' ' : '');
  return isUnspaced(word) ? beginning.trim() : beginning;
}

function personRequestLanguage(text: string, language: Language): KnownLanguage | undefined {
  if (text.length > PERSON_REQUEST_CHARS_MAX || ABOUT_OTHERS.test(text)) return undefined;
  const bare = normalise(text.replace(POLITE, ' '));
  return inOrder(language).find((candidate) => {
    const { talk, person } = PERSON_WORDS[candidate];
    if (person.some((word) => bare === `${word} ` || bare.trim() === word)) return true;
    return talk.some((word) => text.includes(word)) && person.some((word) => text.includes(word));
  });
}
