// A desk, and everything that a tab may hear of it: late, twice, in pieces, in any order. For tests of the reducer.

import type { AnswerMessage, Conversation, LiveAnswer, Message, VisitorMessage } from '@frontdesk/contract';
import fc from 'fast-check';
import type { ChatState, OutboxEntry } from '../src/chat/chat-state.ts';
import type { ChatAction } from '../src/chat/reduce.ts';
import { syncedSeq } from '../src/chat/transcript/transcript.ts';

/** The conversation that is looked at. */
export const HERE = 'conv_here';
const ELSEWHERE = 'conv_elsewhere';
const at = '2026-05-04T09:00:00.000Z';

/** A desk with one conversation, of which every tab hears late, twice, in pieces, or not at all. */
export interface NewsDesk {
  readonly stored: (VisitorMessage | AnswerMessage)[];
  /** The whole texts of the answers, of which so much has been written. */
  readonly writing: Map<number, { readonly whole: string; written: number }>;
  /** Everything that the network still may bring, as often as it likes. */
  readonly news: ChatAction[];
  /** What the visitor has written, in order. */
  readonly entries: OutboxEntry[];
  readonly acknowledged: Set<string>;
  /** What the visitor has taken out of the outbox. */
  readonly discarded: Set<string>;
}

/** One thing that happens; the numbers choose among what is there. */
export interface Step {
  readonly what: (typeof STEPS)[number];
  readonly which: number;
  readonly size: number;
}

const STEPS = [
  'write',
  'store',
  'ack',
  'fail',
  'try again',
  'discard',
  'share',
  'begin',
  'piece',
  'done',
  'news',
  'news',
  'news',
  'resume',
  'resume part',
  'earlier',
  'away',
  'online',
  'leave',
  'return',
  'strangers',
] as const;

/** Every series of things that may happen. */
export const steps = fc.array(
  fc.record<Step>({ what: fc.constantFrom(...STEPS), which: fc.nat({ max: 999 }), size: fc.nat({ max: 9 }) }),
  { minLength: 10, maxLength: 60, size: 'max' },
);
const WORDS = ['one ', 'zwei ', '字', '🙂', 'é ', '\n', '**b** '];
const pick = <T>(items: readonly T[], which: number): T | undefined => items[which % items.length];

/** Makes a desk to which nothing has happened. */
export function createNewsDesk(): NewsDesk {
  return {
    stored: [],
    writing: new Map(),
    news: [],
    entries: [],
    acknowledged: new Set(),
    discarded: new Set(),
  };
}

/** Ends every answer that is being written, whole. */
export function endAll(desk: NewsDesk): void {
  for (let left = desk.writing.size; left > 0; left -= 1) done(desk, { what: 'done', which: 0, size: 9 });
}

/** The whole text of an answer, of which a part may have been written. */
export function wholeOf({ writing, stored }: NewsDesk, seq: number): string {
  const answer = stored[seq - 1];
  return writing.get(seq)?.whole ?? (answer?.kind === 'answer' ? answer.text : '');
}

const conversation = ({ stored }: NewsDesk): Conversation => ({
  id: HERE,
  assistantId: 'asst_test',
  handover: { state: 'ai', version: 0, since: at },
  lastSeq: stored.length,
  read: { visitor: 0, agents: 0 },
  createdAt: at,
  updatedAt: at,
});

/** An answer as a page of the transcript shows it: as far as it was kept. */
const shown = (desk: NewsDesk, message: VisitorMessage | AnswerMessage): Message => {
  const writing = desk.writing.get(message.seq);
  return writing && message.kind === 'answer'
    ? { ...message, text: writing.whole.slice(0, Math.floor(writing.written / 2)) }
    : message;
};

function liveOf(desk: NewsDesk): LiveAnswer | undefined {
  const [first] = desk.writing;
  if (!first) return undefined;
  const [seq, { whole, written }] = first;
  return { answerId: `msg_${seq}`, seq, offset: 0, text: whole.slice(0, written) };
}

/** What the desk returns to a tab that has everything up to a place. */
export function transcript(desk: NewsDesk, from: number): ChatAction {
  const live = liveOf(desk);
  const messages = desk.stored.filter(({ seq }) => seq > from).map((message) => shown(desk, message));
  const hasEarlier = (messages[0]?.seq ?? 1) > 1;
  const missing = messages.filter(({ id }) => id !== live?.answerId);
  const page = { conversation: conversation(desk), messages: missing, hasEarlier, ...(live && { live }) };
  return { type: 'transcript/loaded', transcript: page };
}

function store(desk: NewsDesk, entry: OutboxEntry): VisitorMessage {
  const known = desk.stored.find(
    (each): each is VisitorMessage =>
      each.kind === 'visitor' && each.clientMessageId === entry.clientMessageId,
  );
  if (known) return known;
  const seq = desk.stored.length + 1;
  const { clientMessageId, text } = entry;
  const message: VisitorMessage = {
    kind: 'visitor',
    id: `msg_${seq}`,
    conversationId: HERE,
    seq,
    createdAt: at,
    clientMessageId,
    text,
  };
  desk.stored.push(message);
  desk.news.push({ type: 'message/created', message });
  return message;
}

function begin(desk: NewsDesk, size: number): void {
  const seq = desk.stored.length + 1;
  const base = { kind: 'answer', id: `msg_${seq}`, conversationId: HERE, seq, createdAt: at } as const;
  const rest = { text: '', status: 'streaming', inReplyTo: 'msg_0', attempt: 1, citations: [] } as const;
  desk.stored.push({ ...base, ...rest });
  const whole = Array.from({ length: size + 1 }, (_, index) => WORDS[(size + index) % WORDS.length]).join('');
  desk.writing.set(seq, { whole, written: 0 });
}

function piece(desk: NewsDesk, { which, size }: Step): void {
  const found = pick([...desk.writing], which);
  if (!found) return;
  const [seq, writing] = found;
  const offset = writing.written;
  writing.written = Math.min(writing.whole.length, offset + size);
  const delta = { conversationId: HERE, answerId: `msg_${seq}`, seq, offset } as const;
  const text = writing.whole.slice(offset, writing.written);
  desk.news.push({ type: 'answer/delta', delta: { ...delta, text } });
}

/** @param isCut whether it is stopped where it is */
function done(desk: NewsDesk, { which, size }: Step): void {
  const found = pick([...desk.writing], which);
  if (!found) return;
  const [seq, { whole, written }] = found;
  const before = desk.stored[seq - 1];
  if (before?.kind !== 'answer') return;
  const isCut = size < 3;
  const status = isCut ? 'stopped' : 'complete';
  const message: AnswerMessage = { ...before, status, text: isCut ? whole.slice(0, written) : whole };
  desk.stored[seq - 1] = message;
  desk.writing.delete(seq);
  desk.news.push({ type: 'answer/done', message });
}

/** What happens in this tab at a step; what happens at the desk alone is none of it. */
export function happen(desk: NewsDesk, state: ChatState, step: Step): readonly ChatAction[] {
  const { which } = step;
  const waiting = pick(state.outbox, which);
  const id = waiting?.clientMessageId ?? '';
  switch (step.what) {
    case 'write': {
      // What is written belongs to the conversation that is shown.
      if (state.conversationId !== HERE) return [];
      const clientMessageId = `c${desk.entries.length + 1}`;
      const createdAt = new Date(Date.parse(at) + desk.entries.length).toISOString();
      const entry = {
        clientMessageId,
        conversationId: HERE,
        text: `text ${clientMessageId}`,
        createdAt,
      } as const;
      desk.entries.push(entry);
      return [{ type: 'outbox/queued', entry }];
    }
    case 'store':
      if (waiting) store(desk, waiting);
      return [];
    case 'ack': {
      if (!waiting) return [];
      const isKnown = desk.stored.some((each) => each.kind === 'visitor' && each.clientMessageId === id);
      const { id: messageId, seq, createdAt } = store(desk, waiting);
      desk.acknowledged.add(id);
      const receipt = { messageId, seq, createdAt, duplicate: isKnown };
      return [{ type: 'outbox/accepted', entry: waiting, receipt }];
    }
    case 'fail':
      return waiting ? [{ type: 'outbox/failed', clientMessageId: id, failure: 'rate_limited' }] : [];
    case 'try again':
      return [{ type: 'outbox/retried', clientMessageId: id }];
    case 'discard':
      if (step.size > 0 || !waiting) return [];
      desk.discarded.add(id);
      return [{ type: 'outbox/removed', clientMessageId: id }];
    case 'share':
      return [{ type: 'outbox/shared', entries: state.outbox.slice(0, step.size) }];
    case 'begin':
      begin(desk, step.size);
      return [];
    case 'piece':
      piece(desk, step);
      return [];
    case 'done':
      done(desk, step);
      return [];
    case 'news': {
      const news = pick(desk.news, which);
      return news ? [news] : [];
    }
    case 'resume':
      return [transcript(desk, syncedSeq(state))];
    case 'resume part':
      return [transcript(desk, which % (desk.stored.length + 1))];
    case 'earlier': {
      const before = which % (desk.stored.length + 1);
      const messages = desk.stored.slice(Math.max(0, before - 3), before).map((each) => shown(desk, each));
      const page = { messages, hasEarlier: (messages[0]?.seq ?? 1) > 1 };
      return [{ type: 'earlier/loaded', conversationId: HERE, page }];
    }
    case 'away':
    case 'online':
      return [{ type: 'connection/changed', connection: step.what }];
    case 'leave':
      return step.size < 2 ? [{ type: 'conversation/chosen', conversationId: ELSEWHERE }] : [];
    case 'return':
      return [{ type: 'conversation/chosen', conversationId: HERE }];
    case 'strangers': {
      const message = pick(desk.stored, which);
      return message ? [{ type: 'message/created', message: { ...message, conversationId: ELSEWHERE } }] : [];
    }
  }
}
