import type { AnswerMessage, Message, VisitorMessage } from '@frontdesk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INITIAL_STATE } from './chat-state.ts';
import type { ChatState, OutboxEntry } from './chat-state.ts';
import { reduce } from './reduce.ts';
import type { ChatAction } from './reduce.ts';
import { firstGap, isIncomplete, syncedSeq } from './transcript/transcript.ts';

const conversationId = 'conv_1';
const at = '2026-05-04T09:00:00.000Z';
const EMPTY: ChatState = { ...INITIAL_STATE, conversationId, isLoaded: true };

const visitor = (seq: number, text = `v${seq}`): VisitorMessage => ({
  kind: 'visitor',
  id: `msg_${seq}`,
  conversationId,
  seq,
  createdAt: at,
  clientMessageId: `c${seq}`,
  text,
});
const answer = (seq: number, text = `a${seq}`): AnswerMessage => ({
  kind: 'answer',
  id: `msg_${seq}`,
  conversationId,
  seq,
  createdAt: at,
  text,
  status: 'complete',
  inReplyTo: 'msg_0',
  attempt: 1,
  citations: [],
});
const entry = (id: string, text = id): OutboxEntry => ({
  clientMessageId: id,
  conversationId,
  text,
  createdAt: at,
});
const delta = (seq: number, offset: number, text: string): ChatAction => ({
  type: 'answer/delta',
  delta: { conversationId, answerId: `msg_${seq}`, seq, offset, text },
});
const created = (message: Message): ChatAction => ({ type: 'message/created', message });
const change = (version: number, state: 'requested' | 'human', seq: number): ChatAction =>
  created({ kind: 'handover', id: `msg_${seq}`, conversationId, seq, createdAt: at, version, state });
const all = (actions: readonly ChatAction[], from = EMPTY) => actions.reduce(reduce, from);

describe('an answer that is being written', () => {
  it('grows by its pieces, and overlapping or repeated pieces are cut', () => {
    const state = all([delta(2, 0, 'Hello'), delta(2, 3, 'lo wor'), delta(2, 0, 'Hello'), delta(2, 9, 'ld')]);
    expect(state.live).toEqual([{ answerId: 'msg_2', seq: 2, text: 'Hello world', ahead: [] }]);
  });

  it('waits at a gap, asks for what is missing, and goes on with the pieces that came early', () => {
    const behind = all([delta(1, 0, 'He'), delta(1, 5, ' world')]);
    expect(behind.live[0]?.text).toBe('He');
    expect(isIncomplete(behind)).toBe(true);
    const whole = reduce(behind, delta(1, 2, 'llo'));
    expect(whole.live[0]?.text).toBe('Hello world');
    expect(isIncomplete(whole)).toBe(false);
  });

  it('is replaced by its final message, and late pieces change nothing', () => {
    const done = all([
      delta(1, 0, 'Helo'),
      { type: 'answer/done', message: answer(1, 'Hello') },
      delta(1, 4, '!'),
    ]);
    expect(done.live).toEqual([]);
    expect(done.messages).toEqual([answer(1, 'Hello')]);
  });

  it('is taken from a transcript, also where it stands among the messages', () => {
    const streaming: AnswerMessage = { ...answer(2, 'Hel'), status: 'streaming' };
    expect(all([created(streaming), delta(2, 3, 'lo')]).live[0]?.text).toBe('Hello');
  });
});

describe('the outbox', () => {
  it('hands a message over to the transcript with its receipt', () => {
    const receipt = { messageId: 'msg_1', seq: 1, createdAt: at, duplicate: false } as const;
    const state = all([
      { type: 'outbox/queued', entry: entry('c1', 'v1') },
      { type: 'outbox/accepted', entry: entry('c1', 'v1'), receipt },
    ]);
    expect(state.outbox).toEqual([]);
    expect(state.messages).toEqual([visitor(1)]);
  });

  it('lets go of a message that another way shows to be stored', () => {
    const state = all([{ type: 'outbox/queued', entry: entry('c1', 'v1') }, created(visitor(1))]);
    expect(state.outbox).toEqual([]);
    expect(state.messages).toHaveLength(1);
  });

  it('keeps a refused message with its reason until it is tried again', () => {
    const failed = all([
      { type: 'outbox/queued', entry: entry('c1') },
      { type: 'outbox/failed', clientMessageId: 'c1', failure: 'rate_limited' },
    ]);
    expect(failed.outbox[0]?.failure).toBe('rate_limited');
    expect(reduce(failed, { type: 'outbox/retried', clientMessageId: 'c1' }).outbox).toEqual([entry('c1')]);
  });
});

describe('the transcript', () => {
  it('ignores what belongs to another conversation', () => {
    const other = { ...visitor(1), conversationId: 'conv_2' } as const;
    expect(reduce(EMPTY, created(other)).messages).toEqual([]);
  });

  it('knows where messages are missing and up to where it is whole', () => {
    const state = all([created(visitor(1)), created(visitor(2)), created(visitor(5))]);
    expect(firstGap(state)).toEqual({ after: 2, before: 5 });
    expect(firstGap(all([created(visitor(3))]))).toEqual({ after: 0, before: 3 });
    expect(firstGap({ ...all([created(visitor(3))]), hasEarlier: true })).toBeNull();
    expect(syncedSeq(state)).toBe(2);
    expect(syncedSeq(all([created(visitor(1)), delta(2, 0, 'x'), created(visitor(3))]))).toBe(1);
  });

  it('takes the higher version of a hand-over, whatever comes last', () => {
    expect(all([change(2, 'human', 2), change(1, 'requested', 1)]).handover?.state).toBe('human');
  });

  it('begins empty in another conversation, with what waits to be sent', () => {
    const state = all([
      created(visitor(1)),
      { type: 'outbox/queued', entry: entry('c9') },
      { type: 'conversation/chosen', conversationId: 'conv_2' },
    ]);
    expect(state.messages).toEqual([]);
    expect(state.outbox).toEqual([entry('c9')]);
  });
});

/** A conversation as the desk has it: every seq once, answers among them. */
const conversation = fc
  .array(fc.tuple(fc.boolean(), fc.string({ minLength: 1, maxLength: 12 })), { minLength: 1, maxLength: 12 })
  .map((said) =>
    said.map(([isAnswer, text], index): AnswerMessage | VisitorMessage =>
      isAnswer ? answer(index + 1, text) : visitor(index + 1, text),
    ),
  );

/** Everything that the network may make of it: late, twice, in pieces, in any order, or as a page. */
function deliveries(messages: readonly (AnswerMessage | VisitorMessage)[]): fc.Arbitrary<ChatAction[]> {
  const single = fc.constantFrom(...messages).chain((message): fc.Arbitrary<ChatAction> => {
    if (message.kind === 'visitor') {
      const { id: messageId, seq, createdAt, clientMessageId, text } = message;
      const receipt = { messageId, seq, createdAt, duplicate: true };
      return fc.constantFrom<ChatAction>(
        created(message),
        { type: 'outbox/queued', entry: entry(clientMessageId, text) },
        { type: 'outbox/accepted', entry: entry(clientMessageId, text), receipt },
      );
    }
    const piece = fc
      .tuple(fc.nat(message.text.length), fc.nat(message.text.length))
      .map(([a, b]) =>
        delta(message.seq, Math.min(a, b), message.text.slice(Math.min(a, b), Math.max(a, b))),
      );
    return fc.oneof(piece, piece, fc.constant<ChatAction>({ type: 'answer/done', message }));
  });
  return fc.array(single, { maxLength: 60 });
}

const wholePage = (messages: readonly Message[]): ChatAction => ({
  type: 'transcript/loaded',
  transcript: {
    conversation: {
      id: conversationId,
      assistantId: 'asst_test',
      handover: { state: 'ai', version: 0, since: at },
      lastSeq: messages.length,
      read: { visitor: 0, agents: 0 },
      createdAt: at,
      updatedAt: at,
    },
    messages,
    hasEarlier: false,
  },
});

describe('whatever the network does', () => {
  const scenario = conversation.chain((messages) => fc.tuple(fc.constant(messages), deliveries(messages)));

  it('nothing is shown twice, out of order, or with another text', () => {
    fc.assert(
      fc.property(scenario, ([messages, actions]) => {
        let state = EMPTY;
        for (const action of actions) {
          // The sender makes each id once: a message that is there is not queued anew.
          const isKnown = action.type === 'outbox/queued' && isShown(state, action.entry.clientMessageId);
          if (!isKnown) state = reduce(state, action);
          expectOrder(state);
          expectTruth(state, messages);
        }
      }),
      { numRuns: 600, seed: 5 },
    );
  });

  it('the state equals the desk’s once the transcript was caught up', () => {
    fc.assert(
      fc.property(scenario, ([messages, actions]) => {
        const state = reduce(all(actions), wholePage(messages));
        expect(state.messages).toEqual(messages);
        expect(state.live).toEqual([]);
        expect(isIncomplete(state)).toBe(false);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('would notice a message that is shown twice', () => {
    expect(() => expectOrder({ ...EMPTY, messages: [visitor(1), visitor(1)] })).toThrow('deeply equal');
  });
});

const isShown = ({ messages, outbox }: ChatState, id: string) =>
  outbox.some(({ clientMessageId }) => clientMessageId === id) ||
  messages.some((message) => message.kind === 'visitor' && message.clientMessageId === id);

function expectOrder({ messages, live, outbox }: ChatState): void {
  const seqs = messages.map(({ seq }) => seq);
  expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b));
  const ids = [...messages.map(({ id }) => id), ...live.map(({ answerId }) => answerId)];
  expect(new Set(ids).size).toBe(ids.length);
  const own = [
    ...messages.flatMap((message) => (message.kind === 'visitor' ? [message.clientMessageId] : [])),
    ...outbox.map(({ clientMessageId }) => clientMessageId),
  ];
  expect(new Set(own).size).toBe(own.length);
}

function expectTruth(
  { messages, live }: ChatState,
  truth: readonly (AnswerMessage | VisitorMessage)[],
): void {
  for (const message of messages) expect(message).toEqual(truth[message.seq - 1]);
  for (const { seq, text } of live) expect(truth[seq - 1]?.text.startsWith(text)).toBe(true);
}
