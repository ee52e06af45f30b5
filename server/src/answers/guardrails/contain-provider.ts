// Contains a provider that words its own answers: whatever it writes, what leaves here is bounded and points only where it may.

import { randomBytes } from 'node:crypto';

import type {
  AnswerOutcome,
  AnswerProvider,
  AnswerRequest,
  ForeignSource,
} from '../../ports/answer-provider.ts';
import { missingEnd } from '../extractive/close-markdown.ts';
import { ContainedText, type Removed } from './contained-text.ts';

/** 80 bits that no document and no visitor can guess; letters and digits alone, so that no rendering changes them. */
const KEY_BYTES = 10;
/** The longest answer when the owner has not said. */
const ANSWER_CHARS_MAX = 3_000;
/** How many sources a service with knowledge of its own may number in its text, before it has said which they are. */
const FOREIGN_SOURCES_MAX = 20;

/** Contains a provider. Each request gets a key of its own, and an answer that repeats it is withheld. */
export function containProvider(provider: AnswerProvider): AnswerProvider {
  return {
    name: provider.name,
    hasOwnKnowledge: provider.hasOwnKnowledge === true,
    async *answer(request, signal) {
      const key = `k${randomBytes(KEY_BYTES).toString('hex')}`;
      const linkHosts = request.guidance?.linkHosts ?? [];
      const sources = provider.hasOwnKnowledge
        ? { passages: [], sourcesMax: FOREIGN_SOURCES_MAX }
        : { passages: request.passages };
      const text = new ContainedText({ ...sources, key, linkHosts });
      const stop = new AbortController();
      try {
        const own = AbortSignal.any([signal, stop.signal]);
        yield* contain({ provider, request: { ...request, key }, text }, own);
      } finally {
        stop.abort();
      }
    },
  };
}

interface Containing {
  readonly provider: AnswerProvider;
  readonly request: AnswerRequest;
  readonly text: ContainedText;
}

async function* contain({ provider, request, text }: Containing, signal: AbortSignal) {
  let left = request.guidance?.answerCharsMax ?? ANSWER_CHARS_MAX;
  let shown = '';
  for await (const event of provider.answer(request, signal)) {
    const isEnd = event.type === 'done';
    let piece = isEnd ? text.end() : text.push(event.text);
    if (text.leaked) {
      const notes = ['The answer repeated its instructions and was withheld.'];
      yield { type: 'done', usedPassages: [], answered: false, declined: 'withheld', notes } as const;
      return;
    }
    const isTooLong = piece.length > left;
    if (isTooLong) piece = cut(shown, piece.slice(0, left));
    left -= piece.length;
    shown += piece;
    if (piece !== '') yield { type: 'delta', text: piece } as const;
    if (isTooLong || isEnd) {
      const end = isEnd ? event : ({ type: 'done', usedPassages: [], answered: true } as const);
      yield outcomeOf(end, { text, request, isTooLong });
      return;
    }
  }
}

/** Ends a text that is too long at a word, with nothing left open. */
function cut(before: string, piece: string): string {
  const kept = `${piece.replace(/\s*\S*$/u, '')} …`;
  return kept + missingEnd(before + kept);
}

interface Contained extends Pick<Containing, 'text' | 'request'> {
  readonly isTooLong: boolean;
}

function outcomeOf(end: AnswerOutcome, { text, request, isTooLong }: Contained): AnswerOutcome {
  const { foreign } = end;
  const declared = end.usedPassages.filter((position) => position in request.passages);
  const notes = [
    ...(end.notes ?? []),
    ...(isTooLong ? ['The answer was longer than allowed and was cut.'] : []),
    ...removedNotes(text.removed),
  ];
  return {
    ...end,
    usedPassages: foreign || text.used.length === 0 ? [...new Set(declared)] : text.used,
    ...(foreign?.sources && { foreign: { ...foreign, sources: inOrder(foreign.sources, text.used) } }),
    answered: end.answered && !text.saidNoAnswer,
    ...(notes.length > 0 && { notes }),
  };
}

function removedNotes({ citations, links, images }: Removed): string[] {
  return [
    ...(citations > 0 ? [`Removed citations of passages that were not given: ${citations}.`] : []),
    ...(links > 0 ? [`Showed as text links that stand in no passage: ${links}.`] : []),
    ...(images > 0 ? [`Removed images: ${images}.`] : []),
  ];
}

/**
 * Puts the sources of a service in the order in which its text numbers them. Where the text numbers one that the service did not name, what
 * would follow is left out, so that no number leads to another source than it meant.
 */
function inOrder(sources: readonly ForeignSource[], used: readonly number[]): readonly ForeignSource[] {
  const unknown = used.findIndex((position) => !(position in sources));
  const numbered = unknown < 0 ? used : used.slice(0, unknown);
  const rest = unknown < 0 ? sources.filter((_, position) => !used.includes(position)) : [];
  return [...numbered.flatMap((position) => sources[position] ?? []), ...rest];
}
