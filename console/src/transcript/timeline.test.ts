// @vitest-environment node
// The transcript as a list of things to show.

import { describe, expect, it } from 'vitest';

import { FakeDesk } from '../../test/fake-desk.ts';
import { toTimeline, type TimelineItem } from './timeline.ts';
import { EMPTY_TRANSCRIPT, reduceTranscript, type TranscriptState } from './transcript-state.ts';

function opened(desk: FakeDesk): TranscriptState {
  const transcript = desk.transcript('conv_one', 0);
  return reduceTranscript(EMPTY_TRANSCRIPT, { type: 'opened', afterSeq: 0, transcript });
}

const kinds = (items: readonly TimelineItem[]) => items.map(({ kind }) => kind);

describe('toTimeline', () => {
  it('puts a separator before each day and joins what one author says in one go', () => {
    const desk = new FakeDesk();
    desk.begin('conv_one', 'one');
    desk.visitorSays('conv_one', 'two');
    desk.now = () => '2026-03-05T12:00:00.000Z';
    desk.visitorSays('conv_one', 'three');
    const items = toTimeline(opened(desk), []);
    expect(kinds(items)).toEqual(['day', 'message', 'message', 'day', 'message']);
    const continued = items.flatMap((item) => (item.kind === 'message' ? [item.continued] : []));
    expect(continued).toEqual([false, true, false]);
  });

  it('shows an answer under the same key while it is written and afterwards', () => {
    const desk = new FakeDesk();
    desk.begin('conv_one', 'one');
    desk.beginAnswer('conv_one');
    desk.writeAnswer('conv_one', 'An');
    const during = toTimeline(opened(desk), []).at(-1);
    desk.endAnswer('conv_one');
    const after = toTimeline(opened(desk), []).at(-1);
    expect([during?.kind, after?.kind]).toEqual(['live', 'message']);
    expect(during?.key).toBe(after?.key);
  });

  it('ends with the replies that are not confirmed yet', () => {
    const desk = new FakeDesk();
    desk.begin('conv_one', 'one');
    const reply = {
      conversationId: 'conv_one',
      clientMessageId: 'reply-1',
      text: 'Hi',
      createdAt: desk.now(),
    } as const;
    expect(kinds(toTimeline(opened(desk), [reply]))).toEqual(['day', 'message', 'outgoing']);
  });
});
