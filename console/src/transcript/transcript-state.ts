// What the console knows of one transcript, and how it grows. Pure: whatever comes twice, late or out of order, the state is the same.

import type {
  AgentMessage,
  AgentTranscript,
  AnswerDelta,
  AnswerReceipt,
  LiveAnswer,
  Message,
  MessageId,
  MessagePage,
  ResumeConversation,
} from '@frontdesk/contract';

/** A transcript as far as it is known here. */
export interface TranscriptState {
  /** In the order of `seq`, each once. */
  readonly messages: readonly Message[];
  /** Answers that are being written, by their `seq`; always the beginning of the answer, without a hole. */
  readonly live: Readonly<Record<number, LiveAnswer>>;
  readonly receipts: Readonly<Record<MessageId, AnswerReceipt>>;
  readonly hasEarlier: boolean;
}

/** What can happen to a transcript. */
export type TranscriptChange =
  | { readonly type: 'opened'; readonly afterSeq: number; readonly transcript: AgentTranscript }
  | { readonly type: 'earlier'; readonly page: MessagePage }
  | { readonly type: 'message'; readonly message: Message; readonly receipt?: AnswerReceipt }
  | { readonly type: 'delta'; readonly delta: AnswerDelta };

/** A transcript of which nothing is known yet. */
export const EMPTY_TRANSCRIPT: TranscriptState = { messages: [], live: {}, receipts: {}, hasEarlier: false };

function isSettled(message: Message | undefined): boolean {
  return message !== undefined && !(message.kind === 'answer' && message.status === 'streaming');
}

/** Joins two lists; at the same `seq` the settled one stays, else the one that came later. */
function merge(known: readonly Message[], incoming: readonly Message[]): readonly Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of incoming) {
    if (isSettled(message) || !isSettled(bySeq.get(message.seq))) bySeq.set(message.seq, message);
  }
  return [...bySeq.values()].toSorted((one, other) => one.seq - other.seq);
}

function withoutSettled(
  live: TranscriptState['live'],
  messages: readonly Message[],
): TranscriptState['live'] {
  const settled = new Set(messages.filter(isSettled).map(({ seq }) => seq));
  const left = Object.values(live).filter(({ seq }) => !settled.has(seq));
  return Object.fromEntries(left.map((answer) => [answer.seq, answer]));
}

/** Joins what is known of an answer under way with what the desk returned of it; nothing where a hole is between them. */
function joinLive(known: LiveAnswer | undefined, rest: LiveAnswer): LiveAnswer | undefined {
  const beginning = known?.answerId === rest.answerId ? known.text : '';
  if (beginning.length < rest.offset) return known;
  const text = beginning.slice(0, rest.offset) + rest.text;
  return known && beginning.length > text.length ? known : { ...rest, offset: 0, text };
}

function open(state: TranscriptState, { afterSeq, transcript }: TranscriptChange & { type: 'opened' }) {
  const { conversation, hasEarlier, live } = transcript;
  const first = transcript.messages[0]?.seq ?? live?.seq ?? afterSeq + 1;
  const joins = first <= gapFreeSeq(state) + 1;
  // What does not join leaves a hole that nobody would fill: the older part is forgotten and can be scrolled to again.
  const kept = joins ? state.messages : state.messages.filter(({ seq }) => seq >= first);
  const messages = merge(kept, transcript.messages);
  const later = Object.values(state.live).filter(({ seq }) => seq > conversation.lastSeq);
  const joined = live && joinLive(state.live[live.seq], live);
  const answers = joined ? [joined, ...later] : later;
  return {
    messages,
    live: withoutSettled(Object.fromEntries(answers.map((answer) => [answer.seq, answer])), messages),
    receipts: { ...state.receipts, ...transcript.receipts },
    hasEarlier: kept[0] && kept[0].seq <= first ? state.hasEarlier : hasEarlier,
  };
}

function grow(state: TranscriptState, delta: AnswerDelta): TranscriptState {
  const { answerId, seq, offset, text } = delta;
  if (isSettled(state.messages.find((message) => message.seq === seq))) return state;
  const known = state.live[seq]?.text ?? '';
  const end = offset + text.length;
  // A piece that does not join waits for nothing: the finished answer replaces all pieces.
  if (offset > known.length || end <= known.length) return state;
  const grown = { answerId, seq, offset: 0, text: known.slice(0, offset) + text };
  return { ...state, live: { ...state.live, [seq]: grown } };
}

/** Returns the transcript after a change; the same object when it changes nothing. */
export function reduceTranscript(state: TranscriptState, change: TranscriptChange): TranscriptState {
  switch (change.type) {
    case 'opened':
      return open(state, change);
    case 'earlier': {
      const messages = merge(state.messages, change.page.messages);
      return { ...state, messages, hasEarlier: change.page.hasEarlier };
    }
    case 'message': {
      const { message, receipt } = change;
      const messages = merge(state.messages, [message]);
      const receipts = receipt ? { ...state.receipts, [message.id]: receipt } : state.receipts;
      return { ...state, messages, receipts, live: withoutSettled(state.live, messages) };
    }
    case 'delta':
      return grow(state, change.delta);
  }
}

/**
 * Returns the highest `seq` up to which nothing is missing since the first message that is known; 0 for an empty transcript.
 * An answer that is still being written does not count: its end is missing.
 */
export function gapFreeSeq({ messages }: TranscriptState): number {
  let last = 0;
  for (const message of messages) {
    if ((last > 0 && message.seq !== last + 1) || !isSettled(message)) break;
    last = message.seq;
  }
  return last;
}

/** Returns how much is known of the latest answer that is being written, so that only the rest is asked for; `undefined` when there is none. */
export function liveEnd({ live }: TranscriptState): ResumeConversation['answer'] {
  const latest = Object.values(live).at(-1);
  return latest && { answerId: latest.answerId, offset: latest.text.length };
}

/** Says whether something between the known messages is missing, so that the desk has to be asked. */
export function hasGap(state: TranscriptState): boolean {
  const seqs = [...state.messages.map(({ seq }) => seq), ...Object.keys(state.live).map(Number)];
  const known = new Set(seqs);
  return known.size > 0 && Math.max(...known) - Math.min(...known) + 1 > known.size;
}

/** Returns the `seq` of the latest reply that a visitor has read who has read up to `mark`, or `undefined` when there is none. */
export function lastReadReply({ messages }: TranscriptState, mark: number): number | undefined {
  return messages.findLast(({ kind, seq }) => kind === 'agent' && seq <= mark)?.seq;
}

/** Returns the agent's message with this `clientMessageId`, or `undefined` when it is not stored yet. */
export function findReply(state: TranscriptState, clientMessageId: string): AgentMessage | undefined {
  return state.messages.find(
    (message): message is AgentMessage =>
      message.kind === 'agent' && message.clientMessageId === clientMessageId,
  );
}
