// @vitest-environment node
// The transcript's reducer: whatever order, repetition or loss, the same truth.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AnswerMessage, ConversationId, MessageId } from '@frontdesk/contract';

import { FakeDesk } from '../../test/fake-desk.ts';
import {
  EMPTY_TRANSCRIPT,
  gapFreeSeq,
  hasGap,
  liveEnd,
  reduceTranscript,
  type TranscriptChange,
  type TranscriptState,
} from './transcript-state.ts';

const ID: ConversationId = 'conv_one';

/** A desk on which a conversation has gone on for a while, with everything that was told about it. */
function play(steps: readonly ('visitor' | 'answer' | 'handover')[]) {
  const desk = new FakeDesk();
  const told: TranscriptChange[] = [];
  desk.listeners.add((event) => {
    if (event.name === 'answer:delta') told.push({ type: 'delta', delta: event.payload });
    if (event.name === 'message:created' || event.name === 'answer:done') {
      told.push({ type: 'message', message: event.payload.message });
    }
  });
  desk.begin(ID, 'first');
  steps.forEach((step, index) => {
    if (step === 'visitor') desk.visitorSays(ID, `question ${index}`);
    if (step === 'handover') desk.setHandover(ID, index % 2 ? 'human' : 'returned');
    if (step !== 'answer') return;
    desk.beginAnswer(ID);
    for (const piece of ['An ', 'answer 😀 ', `${index}`]) desk.writeAnswer(ID, piece);
    desk.endAnswer(ID);
  });
  return { desk, told };
}

const seqs = (state: TranscriptState) => state.messages.map(({ seq }) => seq);

const stepsArbitrary = fc.array(fc.constantFrom('visitor', 'answer', 'handover'), { maxLength: 12 });

/** Picks from a list with repetitions, losses and in any order. */
const shuffled = <T>(list: readonly T[]) =>
  fc.array(fc.constantFrom(...list), { maxLength: list.length * 2 });

describe('reduceTranscript', () => {
  it('keeps each message once and in order, whatever comes how often and in which order', () => {
    const run = fc.property(
      stepsArbitrary.chain((steps) => {
        const { told } = play(steps);
        return shuffled(told);
      }),
      (changes) => {
        let state = EMPTY_TRANSCRIPT;
        for (const change of changes) {
          state = reduceTranscript(state, change);
          expect(seqs(state)).toEqual([...new Set(seqs(state))].toSorted((one, other) => one - other));
        }
      },
    );
    fc.assert(run);
  });

  it('shows of an answer under way only its true beginning', () => {
    const run = fc.property(
      stepsArbitrary.chain((steps) => {
        const { desk, told } = play([...steps, 'answer']);
        return shuffled(told).map((changes) => ({ changes, messages: desk.get(ID).messages }));
      }),
      ({ changes, messages }) => {
        let state = EMPTY_TRANSCRIPT;
        for (const change of changes) {
          state = reduceTranscript(state, change);
          for (const live of Object.values(state.live)) {
            const whole = messages.find(({ seq }) => seq === live.seq) as AnswerMessage;
            expect(whole.text.startsWith(live.text)).toBe(true);
            expect(seqs(state)).not.toContain(live.seq);
          }
        }
      },
    );
    fc.assert(run);
  });

  it('is whole again after one resume from the last gap-free seq', () => {
    const run = fc.property(
      stepsArbitrary.chain((steps) => {
        const { desk, told } = play(steps);
        return shuffled(told).map((changes) => ({ changes, desk }));
      }),
      ({ changes, desk }) => {
        const lossy = changes.reduce(reduceTranscript, EMPTY_TRANSCRIPT);
        const afterSeq = gapFreeSeq(lossy);
        const transcript = desk.transcript(ID, afterSeq);
        const state = reduceTranscript(lossy, { type: 'opened', afterSeq, transcript });
        const first = state.messages[0]?.seq ?? 1;
        expect(state.messages).toEqual(desk.get(ID).messages.filter(({ seq }) => seq >= first));
        expect(hasGap(state)).toBe(false);
        expect(state.live).toEqual({});
      },
    );
    fc.assert(run);
  });

  it('returns the same transcript for the same event told twice', () => {
    const { told } = play(['visitor', 'answer', 'handover', 'answer']);
    const once = told.reduce(reduceTranscript, EMPTY_TRANSCRIPT);
    const twice = told.flatMap((change) => [change, change]).reduce(reduceTranscript, EMPTY_TRANSCRIPT);
    expect(twice).toEqual(once);
  });
});

describe('opening', () => {
  it('goes on with an answer under way from where the desk is', () => {
    const { desk } = play(['visitor']);
    desk.beginAnswer(ID);
    desk.writeAnswer(ID, 'Half an ');
    const opened = reduceTranscript(EMPTY_TRANSCRIPT, {
      type: 'opened',
      afterSeq: 0,
      transcript: desk.transcript(ID, 0),
    });
    const next = {
      conversationId: ID,
      answerId: 'msg_onex3' as MessageId,
      seq: 3,
      offset: 8,
      text: 'answer',
    };
    const state = reduceTranscript(opened, { type: 'delta', delta: next });
    expect(state.live[3]?.text).toBe('Half an answer');
  });

  it('goes on with an answer from wherever it was cut, byte for byte', () => {
    const text = 'Look at **the label** 😀 on the parcel.';
    const cuts = fc.record({ before: fc.nat(text.length), during: fc.nat(text.length) });
    const run = fc.property(cuts, ({ before, during }) => {
      const { desk } = play(['visitor']);
      desk.beginAnswer(ID);
      desk.writeAnswer(ID, text.slice(0, before));
      const open = { type: 'opened', afterSeq: 0, transcript: desk.transcript(ID, 0) } as const;
      const cut = reduceTranscript(EMPTY_TRANSCRIPT, open);
      const end = liveEnd(cut);
      expect(end?.offset).toBe(before);
      desk.writeAnswer(ID, text.slice(before, before + during));
      const transcript = desk.transcript(ID, gapFreeSeq(cut), end);
      expect(transcript.live?.offset).toBe(before);
      const state = reduceTranscript(cut, { type: 'opened', afterSeq: gapFreeSeq(cut), transcript });
      expect(state.live[3]?.text).toBe(text.slice(0, before + during));
    });
    fc.assert(run);
  });

  it('shows no rest of an answer whose beginning it lacks, nor of another answer', () => {
    const { desk } = play(['visitor']);
    desk.beginAnswer(ID);
    desk.writeAnswer(ID, 'Half an answer');
    const answerId = desk.get(ID).live!.answerId;
    const transcript = desk.transcript(ID, 0, { answerId, offset: 8 });
    const change = { type: 'opened', afterSeq: 0, transcript } as const;
    expect(reduceTranscript(EMPTY_TRANSCRIPT, change).live).toEqual({});
    const other = { answerId: 'msg_other', seq: 3, offset: 0, text: 'Something else' } as const;
    const mistaken = reduceTranscript({ ...EMPTY_TRANSCRIPT, live: { 3: other } }, change);
    expect(mistaken.live[3]?.text).toBe('Something else');
  });

  it('says that older messages exist, also when a new one came first', () => {
    const desk = new FakeDesk();
    desk.begin(ID, 'first');
    for (let index = 0; index < 70; index += 1) desk.visitorSays(ID, `message ${index}`);
    const transcript = desk.transcript(ID, 0);
    const message = desk.visitorSays(ID, 'the newest');
    const early = reduceTranscript(EMPTY_TRANSCRIPT, { type: 'message', message });
    const state = reduceTranscript(early, { type: 'opened', afterSeq: 0, transcript });
    expect(state.hasEarlier).toBe(true);
    expect(seqs(state)).toEqual(Array.from({ length: 51 }, (_, index) => index + 22));
    const before = desk.get(ID).messages.filter(({ seq }) => seq < 22);
    const whole = reduceTranscript(state, { type: 'earlier', page: { messages: before, hasEarlier: false } });
    expect(seqs(whole)).toEqual(Array.from({ length: 72 }, (_, index) => index + 1));
    expect(whole.hasEarlier).toBe(false);
  });

  it('forgets what is older when the desk returns a page that does not join it', () => {
    const desk = new FakeDesk();
    desk.begin(ID, 'first');
    const early = reduceTranscript(EMPTY_TRANSCRIPT, {
      type: 'opened',
      afterSeq: 0,
      transcript: desk.transcript(ID, 0),
    });
    for (let index = 0; index < 70; index += 1) desk.visitorSays(ID, `message ${index}`);
    const state = reduceTranscript(early, {
      type: 'opened',
      afterSeq: 1,
      transcript: desk.transcript(ID, 0),
    });
    expect(state.messages[0]?.seq).toBe(22);
    expect(state.hasEarlier).toBe(true);
    expect(hasGap(state)).toBe(false);
  });
});

describe('gapFreeSeq', () => {
  it('stops before an answer whose end is missing', () => {
    const { told } = play(['answer', 'visitor']);
    const messages = told.flatMap((change) => (change.type === 'message' ? [change.message] : []));
    const unfinished = messages.map((message) =>
      message.kind === 'answer' ? { ...message, status: 'streaming' as const } : message,
    );
    expect(gapFreeSeq({ ...EMPTY_TRANSCRIPT, messages })).toBe(3);
    expect(gapFreeSeq({ ...EMPTY_TRANSCRIPT, messages: unfinished })).toBe(1);
  });
});

describe('hasGap', () => {
  it('notices a missing message, and nothing when all are there', () => {
    const { told } = play(['visitor', 'visitor']);
    const all = told.reduce(reduceTranscript, EMPTY_TRANSCRIPT);
    const [first, , third] = told;
    expect(hasGap(all)).toBe(false);
    expect(hasGap([first!, third!].reduce(reduceTranscript, EMPTY_TRANSCRIPT))).toBe(true);
  });
});
