// The promises of a conversation, checked against what is stored and what was shown.

import { isDeepStrictEqual } from 'node:util';

import type { Message, VisitorMessage } from '@frontdesk/contract';

import type { Sent, Tab } from './open-tab.ts';

/** A broken promise. */
export interface Violation {
  readonly kind:
    | 'lost'
    | 'duplicate'
    | 'inversion'
    | 'gap'
    | 'stale end'
    | 'unanswered'
    | 'differs'
    | 'refused';
  readonly what: string;
}

/** What is known of one conversation when all is quiet. */
export interface Evidence {
  /** Everything that the desk has stored, as a new reader gets it. */
  readonly stored: readonly Message[];
  /** The conversation's own idea of its end. */
  readonly lastSeq: number;
  readonly tabs: readonly Pick<Tab, 'name' | 'sent' | 'view' | 'refusals'>[];
  /** Whether the assistant was silent at times. */
  readonly mayBeUnanswered?: boolean;
}

const add = (kind: Violation['kind'], what: string): Violation[] => [{ kind, what }];

/** Finds what occurs more than once. */
function repeated(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

function checkSent(sent: readonly Sent[], stored: readonly VisitorMessage[]): readonly Violation[] {
  return sent.flatMap(({ clientMessageId, text, receipts }): Violation[] => {
    const [first] = receipts;
    if (!first) return add('refused', `“${text}” was never acknowledged`);
    const found = stored.find((message) => message.clientMessageId === clientMessageId);
    if (!found) return add('lost', `“${text}” was acknowledged as ${first.messageId}`);
    if (found.text !== text) return add('differs', `“${text}” is stored as “${found.text}”`);
    const isSame = receipts.every(({ messageId, seq }) => messageId === found.id && seq === found.seq);
    return isSame ? [] : add('differs', `a receipt of “${text}” names another message`);
  });
}

function checkOrder(sent: readonly Sent[], stored: readonly VisitorMessage[]): readonly Violation[] {
  const written = sent.map(({ clientMessageId }) => clientMessageId);
  const own = stored.map(({ clientMessageId }) => clientMessageId).filter((id) => written.includes(id));
  const expected = written.filter((id) => own.includes(id));
  return isDeepStrictEqual([...new Set(own)], expected)
    ? []
    : add('inversion', `${own.join()} for ${expected.join()}`);
}

function checkStored({ stored, lastSeq }: Evidence): readonly Violation[] {
  const seqs = stored.map(({ seq }) => seq);
  const gap = seqs.some((seq, index) => seq !== index + 1);
  const ids = stored.map((message) => {
    if (message.kind === 'answer') return `answer ${message.inReplyTo} ${message.attempt}`;
    return 'clientMessageId' in message ? message.clientMessageId : `hand-over ${message.version}`;
  });
  return [
    ...(gap ? add('gap', `seqs ${seqs.join()}`) : []),
    ...(lastSeq === (seqs.at(-1) ?? 0)
      ? []
      : add('stale end', `the conversation says ${lastSeq}, it ends at ${seqs.at(-1) ?? 0}`)),
    ...[...repeated(ids), ...repeated(stored.map(({ id }) => id))].flatMap((id) => add('duplicate', id)),
  ];
}

function checkAnswers(stored: readonly Message[]): readonly Violation[] {
  const answers = stored.filter((message) => message.kind === 'answer');
  const questions = stored.filter((message) => message.kind === 'visitor');
  return questions.flatMap(({ id, seq, text }): Violation[] => {
    const answer = answers.find(({ inReplyTo }) => inReplyTo === id);
    if (!answer || answer.status === 'streaming') return add('unanswered', `“${text}”, seq ${seq}`);
    return answer.seq > seq ? [] : add('inversion', `the answer ${answer.seq} to ${seq}`);
  });
}

function checkView(
  { name, view, refusals }: Evidence['tabs'][number],
  stored: readonly Message[],
): readonly Violation[] {
  const shown = view.messages();
  const wrong = [...shown, ...stored].find(({ seq }) => {
    const find = (messages: readonly Message[]) => messages.filter((message) => message.seq === seq);
    return !isDeepStrictEqual(find(shown), find(stored));
  });
  return [
    ...refusals.flatMap((code) => add('refused', `${name}: ${code}`)),
    ...view.contradictions.flatMap((what) => add('differs', `${name}: ${what}`)),
    ...(wrong
      ? add('differs', `${name} shows ${shown.length} of ${stored.length}, other at seq ${wrong.seq}`)
      : []),
  ];
}

/** Checks one conversation. @returns every broken promise, none when all are kept */
export function checkTranscript(evidence: Evidence): readonly Violation[] {
  const { stored, tabs, mayBeUnanswered = false } = evidence;
  const visitors = stored.filter((message) => message.kind === 'visitor');
  return [
    ...tabs.flatMap(({ sent }) => [...checkSent(sent, visitors), ...checkOrder(sent, visitors)]),
    ...checkStored(evidence),
    ...(mayBeUnanswered ? [] : checkAnswers(stored)),
    ...tabs.flatMap((tab) => checkView(tab, stored)),
  ];
}

/** Counts violations by their kind, for a line of figures. */
export function countByKind(violations: readonly Violation[]): string {
  const kinds = [
    'lost',
    'duplicate',
    'inversion',
    'gap',
    'stale end',
    'unanswered',
    'differs',
    'refused',
  ] as const;
  return kinds
    .map((kind) => `${violations.filter((violation) => violation.kind === kind).length} ${kind}`)
    .join(', ');
}
