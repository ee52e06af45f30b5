// @vitest-environment node
// Which conversation stands where.

import { describe, expect, it } from 'vitest';

import { FakeDesk } from '../../test/fake-desk.ts';
import { INES, SAM } from '../../test/people.ts';
import { EMPTY_TRANSCRIPT, reduceTranscript } from '../transcript/transcript-state.ts';
import { isUnread, listSection, SECTIONS } from './sections.ts';

function inbox() {
  const desk = new FakeDesk();
  for (const id of ['conv_ai', 'conv_first', 'conv_second', 'conv_mine', 'conv_sams', 'conv_done'] as const) {
    desk.begin(id, 'hello');
  }
  desk.setHandover('conv_first', 'requested');
  desk.setHandover('conv_second', 'queued');
  desk.setHandover('conv_mine', 'human', { id: INES.id, name: INES.name });
  desk.setHandover('conv_sams', 'human', { id: SAM.id, name: SAM.name });
  desk.setHandover('conv_done', 'resolved', { id: SAM.id, name: SAM.name });
  // What was said last does not change who has waited longest.
  desk.visitorSays('conv_first', 'still there?');
  return desk;
}

describe('listSection', () => {
  it('lists who waits, the longest wait first, and the others by the latest change', () => {
    const summaries = [...inbox().conversations.values()].map(({ summary }) => summary);
    const listed = SECTIONS.map((section) => listSection(summaries, section, INES.id).map(({ id }) => id));
    expect(listed).toEqual([
      ['conv_first', 'conv_second'],
      ['conv_mine'],
      ['conv_first', 'conv_sams', 'conv_mine', 'conv_second', 'conv_ai'],
      ['conv_done'],
    ]);
  });
});

describe('isUnread', () => {
  it('marks what waits and what is mine until an agent has read it, and nothing else', () => {
    const desk = inbox();
    const unread = (id: Parameters<FakeDesk['get']>[0], readSeq: number) => {
      desk.markRead(id, 'agents', readSeq);
      return isUnread(desk.get(id).summary, INES.id);
    };
    expect(unread('conv_first', 0)).toBe(true);
    expect(unread('conv_first', 3)).toBe(false);
    expect(unread('conv_mine', 1)).toBe(true);
    expect(unread('conv_sams', 0)).toBe(false);
    expect(unread('conv_ai', 0)).toBe(false);
    expect(unread('conv_done', 0)).toBe(false);
  });

  it('counts only what the visitor said, where it is known who spoke', () => {
    const desk = inbox();
    const id = 'conv_mine';
    const opened = () => {
      const change = { type: 'opened', afterSeq: 0, transcript: desk.transcript(id, 0) } as const;
      return reduceTranscript(EMPTY_TRANSCRIPT, change);
    };
    desk.markRead(id, 'agents', 1);
    const before = opened();
    expect(isUnread(desk.get(id).summary, INES.id, before)).toBe(false);
    desk.visitorSays(id, 'Hello?');
    expect(isUnread(desk.get(id).summary, INES.id, before)).toBe(true);
    expect(isUnread(desk.get(id).summary, INES.id, opened())).toBe(true);
  });
});
