// What a transcript must say after a series of acts, worked out without the desk. The model of the model test.

import type { HandoverState, Message } from '@frontdesk/contract';

/** Who acts for the desk's owner. */
export type AgentSeat = 'ada' | 'bo';
/** What an act leads to. */
export type Outcome = 'ok' | 'conflict';

interface ExpectedAnswer {
  readonly question: string;
  readonly attempt: number;
  isHeld: boolean;
  isStopped: boolean;
}

/** The expectation, which grows with each act. */
export interface ExpectedTranscript {
  state: HandoverState;
  holder: AgentSeat | undefined;
  /** Entries whose order within one block is not decided, because they were made at the same moment. */
  readonly blocks: string[][];
  readonly answers: ExpectedAnswer[];
  /** Questions whose answers wait in the middle. */
  readonly held: Set<string>;
}

/** Begins with an empty conversation. */
export function expectNothing(): ExpectedTranscript {
  return { state: 'ai', holder: undefined, blocks: [], answers: [], held: new Set() };
}

/** Whether the assistant is silent. */
export function isSilent({ state }: ExpectedTranscript): boolean {
  return state === 'requested' || state === 'queued' || state === 'human';
}

function expectAnswer(expected: ExpectedTranscript, question: string, attempt: number): string {
  expected.answers.push({ question, attempt, isHeld: expected.held.has(question), isStopped: false });
  return `answer ${question} ${attempt}`;
}

/** Visitors send new messages at the same moment. */
export function expectMessages(expected: ExpectedTranscript, questions: readonly string[]): void {
  // The first of them opens a resolved conversation again, once it is stored.
  const reopened = expected.state === 'resolved' ? ['handover ai'] : [];
  if (reopened.length > 0) expected.state = 'ai';
  const answers = isSilent(expected) ? [] : questions.map((question) => expectAnswer(expected, question, 1));
  expected.blocks.push([...questions.map((question) => `visitor ${question}`), ...reopened, ...answers]);
}

/** The same message is sent again. It is answered now if the assistant had been silent. */
export function expectAgain(expected: ExpectedTranscript, question: string): void {
  if (isSilent(expected) || expected.answers.some((answer) => answer.question === question)) return;
  expected.blocks.push([expectAnswer(expected, question, 1)]);
}

function expectState(expected: ExpectedTranscript, state: HandoverState, holder?: AgentSeat): void {
  expected.state = state;
  expected.holder = holder;
  expected.blocks.push([`handover ${state}`]);
}

/** The visitor wants a person, or no more. */
export function expectWish(expected: ExpectedTranscript, wish: 'request' | 'cancel'): void {
  const { state } = expected;
  if (wish === 'cancel') {
    if (state === 'queued') expectState(expected, 'returned');
    return;
  }
  if (isSilent(expected)) return;
  expectState(expected, 'requested');
  expectState(expected, 'queued');
}

/** An agent takes the conversation, gives it back, or closes the matter. */
export function expectMove(
  expected: ExpectedTranscript,
  move: 'claim' | 'return' | 'resolve',
  agent: AgentSeat,
): Outcome {
  const { state, holder } = expected;
  if (state === 'human' && holder !== agent) return 'conflict';
  if (move === 'claim' && state !== 'human') expectState(expected, 'human', agent);
  if (move === 'return' && (isSilent(expected) || state === 'resolved')) {
    if (state === 'resolved') return 'conflict';
    expectState(expected, 'returned');
  }
  if (move === 'resolve' && state !== 'resolved') expectState(expected, 'resolved');
  return 'ok';
}

/** An agent replies. */
export function expectReply(expected: ExpectedTranscript, reply: string, agent: AgentSeat): Outcome {
  if (expected.state !== 'human' || expected.holder !== agent) return 'conflict';
  expected.blocks.push([`agent ${reply}`]);
  return 'ok';
}

/** @returns whether an answer has ended: answers of a conversation are written one after the other */
export function hasEnded({ answers }: ExpectedTranscript, answer: ExpectedAnswer): boolean {
  return answers.slice(0, answers.indexOf(answer) + 1).every(({ isHeld }) => !isHeld);
}

/** The visitor asks for another answer to the same question. */
export function expectRetry(expected: ExpectedTranscript, answer: ExpectedAnswer): Outcome {
  if (isSilent(expected) || !hasEnded(expected, answer)) return 'conflict';
  const { question, attempt } = answer;
  const isThere = expected.answers.some(
    (other) => other.question === question && other.attempt === attempt + 1,
  );
  if (!isThere) expected.blocks.push([expectAnswer(expected, question, attempt + 1)]);
  return 'ok';
}

/** Every held answer goes on, now and later. */
export function expectRelease(expected: ExpectedTranscript): void {
  expected.held.clear();
  for (const answer of expected.answers) answer.isHeld = false;
}

function entryOf(message: Message, stored: readonly Message[]): string {
  switch (message.kind) {
    case 'visitor':
    case 'agent':
      return `${message.kind} ${message.clientMessageId}`;
    case 'handover':
      return `handover ${message.state}`;
    case 'answer': {
      const question = stored.find(({ id }) => id === message.inReplyTo);
      const of = question?.kind === 'visitor' ? question.clientMessageId : 'nothing';
      return `answer ${of} ${message.attempt}`;
    }
  }
}

/** Compares a transcript with what it must say. @returns the differences in words, none when it is as expected */
export function differences(
  { blocks, answers }: ExpectedTranscript,
  stored: readonly Message[],
): readonly string[] {
  const entries = stored.map((message) => entryOf(message, stored));
  const rest = [...entries];
  const found = blocks.map((block) => rest.splice(0, block.length).toSorted().join(', '));
  const expected = blocks.map((block) => block.toSorted().join(', '));
  const wrong = expected.flatMap((block, index) =>
    found[index] === block ? [] : [`expected “${block}”, found “${found[index] ?? ''}”`],
  );
  const wrongStatus = answers.flatMap(({ question, attempt, isStopped }) => {
    const message = stored[entries.indexOf(`answer ${question} ${attempt}`)];
    const status = message?.kind === 'answer' ? message.status : 'missing';
    const should = isStopped ? 'stopped' : 'complete';
    return status === should ? [] : [`answer ${question} ${attempt} is ${status}, not ${should}`];
  });
  return [...wrong, ...(rest.length > 0 ? [`more than expected: ${rest.join(', ')}`] : []), ...wrongStatus];
}
