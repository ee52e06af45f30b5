// Thousands of series of everything that can happen to a chat, in any order: the reducer keeps its promises after each step.

import type { Message } from '@frontdesk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNewsDesk, endAll, happen, HERE, steps, transcript, wholeOf } from '../../test/news-desk.ts';
import type { NewsDesk, Step } from '../../test/news-desk.ts';
import { INITIAL_STATE } from './chat-state.ts';
import type { ChatState } from './chat-state.ts';
import { reduce } from './reduce.ts';
import type { ChatAction } from './reduce.ts';
import { isIncomplete, syncedSeq } from './transcript/transcript.ts';

const RUNS = process.env['CHAOS'] === 'full' ? 10_000 : 500;
const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 2 ** 31);
const visitorIds = (messages: readonly Message[]) =>
  messages.flatMap((message) => (message.kind === 'visitor' ? [message.clientMessageId] : []));
const isRising = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
const isUnique = (ids: readonly string[]) => new Set(ids).size === ids.length;

const isKept = ({ entries, discarded, stored }: NewsDesk, outbox: ChatState['outbox']) => {
  const safe = new Set([
    ...discarded,
    ...visitorIds(stored),
    ...outbox.map(({ clientMessageId }) => clientMessageId),
  ]);
  return entries.every(({ clientMessageId }) => safe.has(clientMessageId));
};

/** Everything that must be so after every step. @returns what is not */
function broken(desk: NewsDesk, state: ChatState): readonly string[] {
  const { messages, live, outbox, conversationId } = state;
  const isHere = conversationId === HERE;
  const truth = (seq: number) => desk.stored[seq - 1];
  const ids = [...messages.map(({ id }) => id), ...live.map(({ answerId }) => answerId)];
  const checks: readonly [what: string, isSo: boolean][] = [
    ['the order is by seq, each once', isRising(messages.map(({ seq }) => seq))],
    ['live answers are in order', isRising(live.map(({ seq }) => seq))],
    ['no id is shown twice', isUnique(ids)],
    [
      'no message waits that is shown',
      isUnique([...visitorIds(messages), ...outbox.map((each) => each.clientMessageId)]),
    ],
    ['what waits is in the order of writing', isRising(outbox.map(({ createdAt }) => Date.parse(createdAt)))],
    ['what was written waits, is stored, or was taken back', isKept(desk, outbox)],
    ['final answers only', messages.every((each) => each.kind !== 'answer' || each.status !== 'streaming')],
    [
      'each message is the desk’s',
      !isHere || messages.every((each) => JSON.stringify(each) === JSON.stringify(truth(each.seq))),
    ],
    [
      'a live text is the beginning of its answer',
      !isHere || live.every(({ seq, text }) => wholeOf(desk, seq).startsWith(text)),
    ],
    ['nothing of another conversation', messages.every((each) => each.conversationId === conversationId)],
  ];
  return checks.filter(([, isSo]) => !isSo).map(([what]) => what);
}

/** Makes a change to anything that was given throw. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}

/** The actions that change nothing when they come twice. */
const isTold = ({ type }: ChatAction) => /^(message|answer|earlier|transcript)\//.test(type);

/** Runs one series. @throws {Error} at the first step after which something is broken */
function follow(series: readonly Step[], change: typeof reduce): number {
  const desk = createNewsDesk();
  let state = freeze<ChatState>({ ...INITIAL_STATE, conversationId: HERE });
  let actions = 0;
  const take = (action: ChatAction) => {
    actions += 1;
    state = freeze(change(state, freeze(action)));
    const wrong = broken(desk, state);
    if (wrong.length > 0) throw new Error(`after ${action.type}: ${wrong.join(', ')}`);
    if (isTold(action)) expect(change(state, action)).toEqual(state);
  };
  for (const step of series) for (const action of happen(desk, state, step)) take(structuredClone(action));
  for (const action of desk.news) take(structuredClone(action));
  endAll(desk);
  take({ type: 'conversation/chosen', conversationId: HERE });
  take(transcript(desk, syncedSeq(state)));
  expect(state.messages).toEqual(desk.stored);
  expect(state.live).toEqual([]);
  expect(isIncomplete(state)).toBe(false);
  expect(visitorIds(state.messages)).toEqual(expect.arrayContaining([...desk.acknowledged]));
  return actions;
}

const tryAll = (change: typeof reduce, runs: number): number => {
  let actions = 0;
  fc.assert(
    fc.property(steps, (series) => void (actions += follow(series, change))),
    { numRuns: runs, seed: SEED },
  );
  return actions;
};

describe('the reducer', () => {
  it(`keeps its promises in ${RUNS} series of anything`, { timeout: 600_000 }, () => {
    const actions = tryAll(reduce, RUNS);
    process.stdout.write(
      `chaos · reducer: ${RUNS} series with ${actions} actions; 0 broken promises; seed ${SEED}\n`,
    );
    expect(actions).toBeGreaterThan(RUNS * 10);
  });

  it.each<[string, typeof reduce]>([
    [
      'showed a message twice',
      (state, action) =>
        action.type === 'message/created'
          ? { ...state, messages: [...state.messages, action.message] }
          : reduce(state, action),
    ],
    [
      'forgot what waits',
      (state, action) =>
        action.type === 'outbox/accepted' ? { ...state, outbox: [] } : reduce(state, action),
    ],
    [
      'put pieces one after the other',
      (state, action) =>
        action.type === 'answer/delta' && state.live[0]?.answerId === action.delta.answerId
          ? { ...state, live: [{ ...state.live[0], text: state.live[0].text + action.delta.text }] }
          : reduce(state, action),
    ],
    [
      'changed the former state',
      (state, action) => (Object.assign(state, { typing: null }), reduce(state, action)),
    ],
  ])('would be found out if it %s', (_what, change) => {
    expect(() => tryAll(change, 500)).toThrow(/Property failed/);
  });
});
