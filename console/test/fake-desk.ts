// A desk in memory that behaves like the real one as far as a console can tell: seqs, one winner per claim, nothing stored twice.

import type {
  AgentMessage,
  AgentName,
  AgentTranscript,
  AnswerMessage,
  AnswerReceipt,
  ConversationId,
  ConversationSummary,
  Handover,
  HandoverState,
  Message,
  MessageId,
  ReadMarks,
  ResumeConversation,
  SendReply,
  Typing,
} from '@frontdesk/contract';

import type { DeskEvent, Outcome, Refusal } from '../src/transport/agent-link.ts';

/** One conversation of the fake desk. */
export interface Stored {
  summary: ConversationSummary;
  readonly messages: Message[];
  readonly receipts: Record<MessageId, AnswerReceipt>;
  live?: { answerId: MessageId; seq: number; offset: 0; text: string } | undefined;
}

/** What a fake message needs: everything that the desk does not give it. */
type Draft = Message extends infer M
  ? M extends Message
    ? Omit<M, 'id' | 'conversationId' | 'seq' | 'createdAt'>
    : never
  : never;

const PAGE_MESSAGES = 50;

/** How a handler refuses. */
export const refuse = (code: Refusal['code'], message: string, retryable = false): Outcome<never> => ({
  ok: false,
  error: { code, message, retryable },
});

/** The fake desk. Time goes on by one second per change, so that orders are certain. */
export class FakeDesk {
  readonly conversations = new Map<ConversationId, Stored>();
  readonly listeners = new Set<(event: DeskEvent, conversationId: ConversationId) => void>();
  /** What the visitors were told of agents who type. */
  readonly agentTyping: Typing[] = [];
  /** Whether it takes on nothing new. */
  isDraining = false;
  #clockMs = Date.parse('2026-03-02T09:00:00.000Z');
  #ids = 0;

  now(): string {
    this.#clockMs += 1_000;
    return new Date(this.#clockMs).toISOString();
  }

  get(id: ConversationId): Stored {
    const stored = this.conversations.get(id);
    if (!stored) throw new Error(`the fake desk has no ${id}`);
    return stored;
  }

  /** Begins a conversation with a visitor's message. */
  begin(id: ConversationId, text: string, name = 'Visitor 4f2a'): void {
    const at = this.now();
    const summary: ConversationSummary = {
      id,
      assistantId: 'asst_demo',
      handover: { state: 'ai', version: 0, since: at },
      lastSeq: 0,
      read: { visitor: 0, agents: 0 },
      createdAt: at,
      updatedAt: at,
      visitor: {
        id: `vis_${id.slice(5)}`,
        displayName: name,
        page: { url: 'https://shop.example/help', title: 'Help' },
      },
      preview: '',
    };
    this.conversations.set(id, { summary, messages: [], receipts: {} });
    this.visitorSays(id, text);
  }

  visitorSays(id: ConversationId, text: string): Message {
    this.#ids += 1;
    return this.append(id, { kind: 'visitor', text, clientMessageId: `visitor-${this.#ids}` });
  }

  /** Begins an answer; nothing is stored yet. */
  beginAnswer(id: ConversationId): void {
    const stored = this.get(id);
    const seq = stored.summary.lastSeq + 1;
    stored.live = { answerId: `msg_${id.slice(5)}x${seq}`, seq, offset: 0, text: '' };
    stored.summary = { ...stored.summary, lastSeq: seq };
  }

  writeAnswer(id: ConversationId, text: string): void {
    const { live } = this.get(id);
    if (!live) throw new Error('no answer is being written');
    const { answerId, seq } = live;
    const offset = live.text.length;
    live.text += text;
    this.tell(id, { name: 'answer:delta', payload: { conversationId: id, answerId, seq, offset, text } });
  }

  endAnswer(id: ConversationId, parts: Partial<AnswerMessage> & { receipt?: AnswerReceipt } = {}): void {
    const stored = this.get(id);
    const { live } = stored;
    if (!live) throw new Error('no answer is being written');
    const { receipt, ...rest } = parts;
    const message: AnswerMessage = {
      kind: 'answer',
      id: live.answerId,
      conversationId: id,
      seq: live.seq,
      createdAt: this.now(),
      text: live.text,
      status: 'complete',
      inReplyTo: stored.messages.at(-1)?.id ?? 'msg_none',
      attempt: 1,
      citations: [],
      escalation: { requiresEscalation: false, confidence: 0.9 },
      ...rest,
    };
    stored.live = undefined;
    stored.messages.push(message);
    stored.messages.sort((one, other) => one.seq - other.seq);
    if (receipt) stored.receipts[message.id] = receipt;
    const { escalation } = message;
    this.change(id, {
      preview: message.text.slice(0, 140),
      ...(escalation?.requiresEscalation && { escalation }),
    });
    this.tell(id, { name: 'answer:done', payload: { message, ...(receipt && { receipt }) } });
  }

  /** Keeps what the visitor thought of the latest answer, and tells it as the real desk does. */
  rateLastAnswer(id: ConversationId, rating: AnswerMessage['rating']): void {
    const { messages } = this.get(id);
    const index = messages.findLastIndex(({ kind }) => kind === 'answer');
    const { rating: _, ...answer } = messages[index] as AnswerMessage;
    const message: AnswerMessage = { ...answer, ...(rating && { rating }) };
    messages[index] = message;
    this.tell(id, { name: 'answer:done', payload: { message } });
  }

  /** Moves the hand-over whatever it was before. */
  setHandover(id: ConversationId, state: HandoverState, agent?: AgentName): Handover {
    const { handover } = this.get(id).summary;
    const holder = agent ?? handover.agent;
    const named = holder && { agent: holder };
    const version = handover.version + 1;
    const next: Handover = { state, version, since: this.now(), ...named };
    this.get(id).summary = { ...this.get(id).summary, handover: next };
    this.append(id, { kind: 'handover', version, state, ...named });
    return next;
  }

  reply({ conversationId: id, clientMessageId, text }: SendReply, agent: AgentName): Outcome<Message> {
    const { handover } = this.get(id).summary;
    if (handover.state !== 'human' || handover.agent?.id !== agent.id)
      return refuse('conflict', 'Somebody else was faster.');
    const isSame = (message: Message): message is AgentMessage =>
      message.kind === 'agent' && message.clientMessageId === clientMessageId;
    const former = this.get(id).messages.find(isSame);
    return { ok: true, value: former ?? this.append(id, { kind: 'agent', clientMessageId, agent, text }) };
  }

  transcript(id: ConversationId, afterSeq: number, answer?: ResumeConversation['answer']): AgentTranscript {
    const { summary, messages, receipts, live } = this.get(id);
    const page =
      afterSeq === 0 ? messages.slice(-PAGE_MESSAGES) : messages.filter(({ seq }) => seq > afterSeq);
    const offset = answer && answer.answerId === live?.answerId ? answer.offset : 0;
    const shown = new Set(page.map((message) => message.id));
    return {
      conversation: summary,
      summary,
      messages: page,
      hasEarlier: (page[0]?.seq ?? live?.seq ?? 1) > 1,
      receipts: Object.fromEntries(Object.entries(receipts).filter(([key]) => shown.has(key as MessageId))),
      ...(live && { live: { ...live, offset, text: live.text.slice(offset) } }),
    };
  }

  append(id: ConversationId, draft: Draft): Message {
    const stored = this.get(id);
    const seq = stored.summary.lastSeq + 1;
    const base = { id: `msg_${id.slice(5)}x${seq}`, conversationId: id, seq, createdAt: this.now() } as const;
    const message = { ...draft, ...base } as Message;
    stored.messages.push(message);
    this.change(id, { lastSeq: seq, ...('text' in message && { preview: message.text.slice(0, 140) }) });
    this.tell(id, { name: 'message:created', payload: { message } });
    return message;
  }

  /** Notes how far a side has read; the conversation has not changed by that, so its `updatedAt` stays. */
  markRead(id: ConversationId, side: keyof ReadMarks, seq: number): void {
    const stored = this.get(id);
    const { read, lastSeq } = stored.summary;
    if (seq <= read[side] || seq > lastSeq) return;
    stored.summary = { ...stored.summary, read: { ...read, [side]: seq } };
    this.tell(id, { name: 'inbox:changed', payload: { summary: stored.summary } });
  }

  visitorTypes(id: ConversationId, isTyping: boolean): void {
    this.tell(id, { name: 'typing:changed', payload: { conversationId: id, by: 'visitor', isTyping } });
  }

  /** Begins to stop, and says so to everybody. */
  drain(): void {
    this.isDraining = true;
    const event = { name: 'desk:draining', payload: { reconnectAfterMs: 2_000 } } as const;
    for (const listener of this.listeners) listener(event, 'conv_any');
  }

  /** Changes the line of the inbox and tells every console. */
  change(id: ConversationId, changes: Partial<ConversationSummary>): void {
    const stored = this.get(id);
    stored.summary = { ...stored.summary, ...changes, updatedAt: this.now() };
    this.tell(id, { name: 'inbox:changed', payload: { summary: stored.summary } });
  }

  tell(id: ConversationId, event: DeskEvent): void {
    for (const listener of this.listeners) listener(event, id);
  }
}
