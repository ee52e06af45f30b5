import type { AnswerMessage, Message, MessageReceipt, VisitorMessage } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';

import { checkTranscript, type Evidence, type Violation } from './check-transcript.ts';
import { createFoldedView } from './folded-view.ts';

const conversationId = 'conv_1';
const createdAt = '2026-01-01T00:00:00.000Z';

function question(seq: number, clientMessageId: string): VisitorMessage {
  return {
    kind: 'visitor',
    id: `msg_${seq}`,
    seq,
    conversationId,
    createdAt,
    clientMessageId,
    text: clientMessageId,
  };
}

function answer(seq: number, inReplyTo: VisitorMessage): AnswerMessage {
  const base = { id: `msg_${seq}`, seq, conversationId, createdAt, attempt: 1, citations: [] } as const;
  return { ...base, kind: 'answer', text: 'Yes.', status: 'complete', inReplyTo: inReplyTo.id };
}

const receiptFor = ({ id, seq }: Message): MessageReceipt => ({
  messageId: id,
  seq,
  createdAt,
  duplicate: false,
});

const first = question(1, 'a');
const second = question(3, 'b');
const whole: readonly Message[] = [first, answer(2, first), second, answer(4, second)];

/** What a tab that sent both questions and saw `shown` makes of what is stored. */
function judge(
  stored: readonly Message[],
  shown = stored,
  lastSeq = stored.length,
): readonly Violation['kind'][] {
  const view = createFoldedView();
  for (const message of shown) view.place(message);
  const sent = [first, second].map((message) => ({ ...message, receipts: [receiptFor(message)] }));
  const evidence: Evidence = { stored, lastSeq, tabs: [{ name: 'tab', sent, view, refusals: [] }] };
  return [...new Set(checkTranscript(evidence).map(({ kind }) => kind))];
}

describe('the check of a transcript', () => {
  it('finds nothing in a whole one', () => {
    expect(judge(whole)).toEqual([]);
  });

  it.each<[string, readonly Message[], Violation['kind']]>([
    ['an acknowledged message that is missing', whole.slice(0, 2), 'lost'],
    [
      'a message that is stored twice',
      [...whole, question(5, 'b'), answer(6, question(5, 'b'))],
      'duplicate',
    ],
    ['an answer that is stored twice', [...whole, { ...answer(5, first) }], 'duplicate'],
    [
      'two messages in the wrong order',
      [question(1, 'b'), answer(2, first), question(3, 'a'), answer(4, second)],
      'inversion',
    ],
    ['a missing number', [first, answer(2, first), question(4, 'b'), answer(5, question(4, 'b'))], 'gap'],
    ['a question without an answer', whole.slice(0, 3), 'unanswered'],
    ['other words than those that were sent', [{ ...first, text: 'c' }, ...whole.slice(1)], 'differs'],
  ])('finds %s', (_what, stored, kind) => {
    expect(judge(stored)).toContain(kind);
  });

  it('finds a conversation that does not know its end', () => {
    expect(judge(whole, whole, 3)).toEqual(['stale end']);
  });

  it('finds a tab that shows something else', () => {
    expect(judge(whole, whole.slice(0, 3))).toEqual(['differs']);
    expect(judge(whole, [...whole.slice(0, 3), { ...answer(4, second), text: 'No.' }])).toEqual(['differs']);
  });
});

/** @returns how many contradictions a final answer makes after “Yes. And” was seen */
function shown(final: Partial<AnswerMessage>): number {
  const view = createFoldedView();
  view.grow({ answerId: 'msg_2', seq: 2, offset: 0, text: 'Yes. And' });
  view.place({ ...answer(2, first), ...final });
  return view.contradictions.length;
}

describe('what a tab shows', () => {
  it('is told in pieces, in any order, some of them twice', () => {
    const view = createFoldedView();
    const grow = (offset: number, text: string) => view.grow({ answerId: 'msg_2', seq: 2, offset, text });
    grow(0, 'one ');
    grow(8, 'three');
    expect(view.live()[0]?.text).toBe('one ');
    grow(2, 'e two ');
    expect(view.live()[0]?.text).toBe('one two three');
    expect(view.contradictions).toEqual([]);
    grow(4, 'TWO');
    expect(view.contradictions).toHaveLength(1);
  });

  it('contradicts a final text that is not what was seen, unless a crash cost its end', () => {
    expect(shown({ text: 'Yes. And no.' })).toBe(0);
    expect(shown({ text: 'Yes.' })).toBe(1);
    expect(shown({ text: 'Yes.', status: 'interrupted' })).toBe(0);
    expect(shown({ text: 'No.', status: 'interrupted' })).toBe(1);
  });
});
