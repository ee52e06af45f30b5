// @vitest-environment node
// The inbox's reducer: late news never undoes what is known.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ConversationSummary } from '@frontdesk/contract';

import { FakeDesk } from '../../test/fake-desk.ts';
import { EMPTY_INBOX, reduceInbox } from './inbox-state.ts';

/** Every state that the lines of two conversations went through, in order. */
function history(): readonly ConversationSummary[] {
  const desk = new FakeDesk();
  const told: ConversationSummary[] = [];
  desk.listeners.add((event) => {
    if (event.name === 'inbox:changed') told.push(event.payload.summary);
  });
  desk.begin('conv_one', 'one');
  desk.begin('conv_two', 'two');
  desk.setHandover('conv_one', 'requested');
  desk.markRead('conv_one', 'agents', 2);
  desk.markRead('conv_one', 'visitor', 1);
  desk.visitorSays('conv_two', 'more');
  desk.setHandover('conv_one', 'queued');
  desk.setHandover('conv_one', 'human', { id: 'agent_sam', name: 'Sam' });
  desk.visitorSays('conv_one', 'hello?');
  return told;
}

const HISTORY = history();
const latest = (id: string) => HISTORY.findLast((summary) => summary.id === id);

describe('reduceInbox', () => {
  it('ends with the latest state of each conversation, in whichever order they come', () => {
    const run = fc.property(
      fc.shuffledSubarray([...HISTORY, ...HISTORY], { minLength: HISTORY.length * 2 }),
      (told) => {
        const state = told.reduce(
          (inbox, summary) => reduceInbox(inbox, { type: 'changed', summary }),
          EMPTY_INBOX,
        );
        expect(state.summaries['conv_one']).toEqual(latest('conv_one'));
        expect(state.summaries['conv_two']).toEqual(latest('conv_two'));
      },
    );
    fc.assert(run);
  });

  it('keeps a mark of which the desk has not heard yet', () => {
    const line = latest('conv_one')!;
    const known = reduceInbox(EMPTY_INBOX, { type: 'changed', summary: line });
    const read = reduceInbox(known, { type: 'read', id: line.id, seq: line.lastSeq });
    const loaded = reduceInbox(reduceInbox(read, { type: 'asked' }), {
      type: 'loaded',
      conversations: [line],
    });
    expect(loaded.summaries['conv_one']?.read.agents).toBe(line.lastSeq);
  });

  it('keeps what changed while the answer was on its way, and drops what the desk no longer lists', () => {
    const [gone, other] = [HISTORY[0]!, HISTORY.find(({ id }) => id === 'conv_two')!];
    const known = reduceInbox(EMPTY_INBOX, { type: 'changed', summary: gone });
    const asked = reduceInbox(known, { type: 'asked' });
    const changed = reduceInbox(asked, { type: 'changed', summary: latest('conv_two')! });
    const loaded = reduceInbox(changed, { type: 'loaded', conversations: [other] });
    expect(loaded.loaded).toBe(true);
    expect(loaded.summaries).toEqual({ conv_two: latest('conv_two') });
  });
});
