import type { HandoverState, Message, VisitorMessage } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';

import { findOwed } from './owed-answers.ts';

const place = { conversationId: 'conv_1', seq: 1, createdAt: '2026-01-01T00:00:00.000Z' } as const;
const said = { ...place, clientMessageId: 'one', text: 'something' };
const visitor = (id: string): Message => ({ ...said, kind: 'visitor', id: `msg_${id}` });
const answer = (to: string): Message => ({
  ...place,
  kind: 'answer',
  id: `msg_to-${to}`,
  inReplyTo: `msg_${to}`,
  attempt: 1,
  text: 'an answer',
  status: 'complete',
  citations: [],
});
const moved = (state: HandoverState): Message => ({
  ...place,
  kind: 'handover',
  id: `msg_${state}`,
  version: 1,
  state,
});
const agent: Message = { ...said, kind: 'agent', id: 'msg_reply', agent: { id: 'agent_ada', name: 'Ada' } };
const idsOf = (owed: readonly VisitorMessage[]) => owed.map(({ id }) => id.replace('msg_', ''));

describe('findOwed', () => {
  it.each<[string, readonly Message[], readonly string[]]>([
    ['an answered message', [visitor('a'), answer('a')], []],
    ['a message without an answer', [visitor('a')], ['a']],
    ['one before an answered one', [visitor('a'), visitor('b'), answer('b')], ['a']],
    ['one whose answer comes after others', [visitor('a'), visitor('b'), answer('b'), answer('a')], []],
    ['one that people hold', [moved('queued'), visitor('a')], []],
    ['one that people held', [moved('human'), visitor('a'), moved('returned')], []],
    ['one before a person took over', [visitor('a'), moved('queued')], []],
    ['one that an agent has answered', [visitor('a'), agent], []],
    ['one that was resolved', [visitor('a'), moved('resolved')], []],
    ['one that opens the matter again', [moved('resolved'), visitor('a')], ['a']],
    ['one after the opening', [moved('resolved'), visitor('a'), moved('ai')], ['a']],
    ['one after people gave it back', [moved('returned'), visitor('a')], ['a']],
  ])('%s', (_, messages, owed) => {
    expect(idsOf(findOwed(messages, 'ai'))).toEqual(owed);
  });

  it('leaves to people what was theirs before', () => {
    expect(findOwed([visitor('a')], 'human')).toEqual([]);
    expect(idsOf(findOwed([visitor('a')], 'resolved'))).toEqual(['a']);
  });
});
