// The promises of a conversation, checked against what stands in a document.

import type { Message } from '@frontdesk/contract';

import type { Violation } from './check-transcript.ts';

/** One bubble of the transcript in a document. */
export interface Bubble {
  readonly isVisitor: boolean;
  /** Whether it is still on its way, or being written. */
  readonly isOpen: boolean;
  /** Without what the widget says of it, such as that it was interrupted. */
  readonly text: string;
}

/** Markdown turns line ends into other elements. */
const lettersOf = (text: string) => text.replaceAll(/\s/g, '');

/**
 * Checks one moment of a document while a conversation goes on.
 * @param sent what the visitor wrote, each text once, in this order
 */
export function checkGrowth(bubbles: readonly Bubble[], sent: readonly string[]): readonly Violation[] {
  const own = bubbles.filter(({ isVisitor }) => isVisitor).map(({ text }) => text);
  const places = own.map((text) => sent.indexOf(text));
  const isDoubled = new Set(own).size < own.length || bubbles.length > 2 * own.length;
  const isMoved = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  const shown = own.join(' | ');
  return [
    ...(isDoubled ? [{ kind: 'duplicate', what: `in the document: ${shown}` } as const] : []),
    ...(isMoved ? [{ kind: 'inversion', what: `in the document: ${shown}` } as const] : []),
  ];
}

/** Checks a document at rest against what is stored: the same texts, once each, in the same order. */
export function checkDocument(
  name: string,
  bubbles: readonly Bubble[],
  stored: readonly Message[],
): readonly Violation[] {
  const expected = stored.flatMap((message) =>
    'text' in message ? [`${message.kind === 'visitor' ? '>' : ''}${lettersOf(message.text)}`] : [],
  );
  const shown = bubbles.map(({ isVisitor, text }) => `${isVisitor ? '>' : ''}${lettersOf(text)}`);
  const at = Array.from({ length: Math.max(shown.length, expected.length) }, (_, index) => index);
  return at
    .filter((index) => shown[index] !== expected[index])
    .slice(0, 1)
    .map((index) => ({
      kind: 'differs',
      what: `${name} shows “${shown[index] ?? ''}” for “${expected[index] ?? ''}”, bubble ${index + 1} of ${shown.length}, ${expected.length} stored`,
    }));
}
