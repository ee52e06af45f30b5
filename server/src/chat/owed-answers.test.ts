import type { HandoverState, Message } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';

import { findOwed } from './owed-answers.ts';

const visitor = (id: string) => ({ kind: 'visitor', id }) as Message;
const answer = (inReplyTo: string) => ({ kind: 'answer', id: `to-${inReplyTo}`, inReplyTo }) as Message;
const moved = (state: HandoverState) => ({ kind: 'handover', id: state, state }) as Message;
const agent = { kind: 'agent', id: 'reply' } as Message;

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
    expect(findOwed(messages, 'ai').map(({ id }) => id)).toEqual(owed);
  });

  it('leaves to people what was theirs before', () => {
    expect(findOwed([visitor('a')], 'human')).toEqual([]);
    expect(findOwed([visitor('a')], 'resolved').map(({ id }) => id)).toEqual(['a']);
  });
});
