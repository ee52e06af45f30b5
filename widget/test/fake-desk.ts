// A desk in memory that keeps the promises of the real one to every tab of one visitor.

import type {
  AnswerMessage,
  AnswerRating,
  Conversation,
  ConversationEntry,
  ConversationId,
  Handover,
  HandoverState,
  Message,
  MessageId,
  MessageReceipt,
  SendMessage,
  Transcript,
} from '@frontdesk/contract';
import type { Reply, TransportEvent } from '../src/transport/transport.ts';
import { ASSISTANT, refusal } from './desk-fixtures.ts';
import { FakeTab } from './fake-tab.ts';
import type { Mishap } from './fake-tab.ts';

interface Kept {
  conversation: Conversation;
  messages: Message[];
  live: AnswerMessage | null;
}

const EPOCH = Date.now();
const AGENT = { id: 'agent_1', name: 'Ada' } as const;

/** The desk, and the tabs that are connected to it. */
export class FakeDesk {
  readonly kept = new Map<ConversationId, Kept>();
  /** What happens to the next requests, in order; `null` lets one through. */
  readonly mishaps: (Mishap | null)[] = [];
  readonly requests: string[] = [];
  /** What was said about typing, in order. */
  readonly typing: boolean[] = [];
  /** Where the last resumed live answers began. */
  readonly liveOffsets: number[] = [];
  private readonly tabs: FakeTab[] = [];
  private count = 0;

  /** The connection of the first tab. */
  readonly transport = this.openTab().transport;

  openTab(): FakeTab {
    const tab = new FakeTab(
      (event, payload, from) => this.answer(event, payload, from),
      this.mishaps,
      this.requests,
    );
    this.tabs.push(tab);
    return tab;
  }

  /** How often a tab gave up its connection for a new one. */
  renewals(): number {
    return this.tabs.reduce((sum, tab) => sum + tab.renewals, 0);
  }

  goOnline(): void {
    for (const tab of this.tabs) tab.goOnline();
  }

  cut(): void {
    for (const tab of this.tabs) tab.cut();
  }

  /** Tells something to every tab that is connected. */
  tell(event: TransportEvent, except?: FakeTab): void {
    for (const tab of this.tabs) if (tab !== except) tab.tell(event);
  }

  conversation(id: ConversationId): Kept {
    const known = this.kept.get(id);
    if (known) return known;
    const at = new Date(EPOCH).toISOString();
    const handover: Handover = { state: 'ai', version: 0, since: at };
    const conversation = {
      id,
      assistantId: ASSISTANT.id,
      handover,
      lastSeq: 0,
      read: { visitor: 0, agents: 0 },
      createdAt: at,
      updatedAt: at,
    };
    const made: Kept = { conversation, messages: [], live: null };
    this.kept.set(id, made);
    return made;
  }

  /** Stores a message under the next `seq`. */
  append(id: ConversationId, content: object): Message {
    const kept = this.conversation(id);
    this.count += 1;
    const seq = kept.conversation.lastSeq + 1;
    kept.conversation = { ...kept.conversation, lastSeq: seq };
    const createdAt = new Date(EPOCH + seq * 1_000).toISOString();
    const message = { id: `msg_${this.count}`, conversationId: id, seq, createdAt, ...content } as Message;
    kept.messages.push(message);
    return message;
  }

  /** Stores an agent's message and tells it. */
  agentSays(id: ConversationId, text: string): void {
    const content = { kind: 'agent', clientMessageId: `a${this.count}`, agent: AGENT, text };
    this.tell({ type: 'message:created', payload: { message: this.append(id, content) } });
  }

  /** Moves the hand-over and tells it. */
  handOver(id: ConversationId, state: HandoverState): Handover {
    const version = this.conversation(id).conversation.handover.version + 1;
    const agent = state === 'human' ? { agent: AGENT } : {};
    const message = this.append(id, { kind: 'handover', version, state, ...agent });
    const handover: Handover = { state, version, since: message.createdAt, ...agent };
    this.tell({ type: 'message:created', payload: { message } });
    this.update(id, { handover });
    return handover;
  }

  /** Notes how far agents have read. */
  agentsRead(id: ConversationId, seq: number): void {
    const { read } = this.conversation(id).conversation;
    this.update(id, { read: { ...read, agents: seq } });
  }

  /** Begins an answer. */
  beginAnswer(id: ConversationId, more: Partial<AnswerMessage> = {}): AnswerMessage {
    const content = {
      kind: 'answer',
      text: '',
      status: 'streaming',
      inReplyTo: 'msg_0',
      attempt: 1,
      citations: [],
      ...more,
    };
    const answer = this.append(id, content) as AnswerMessage;
    this.conversation(id).live = answer;
    return answer;
  }

  /** Writes a piece of the answer that is under way. */
  write(id: ConversationId, text: string): void {
    const { live } = this.conversation(id);
    if (!live) return;
    const { id: answerId, seq } = live;
    const offset = live.text.length;
    this.replace(id, { ...live, text: live.text + text });
    this.tell({ type: 'answer:delta', payload: { conversationId: id, answerId, seq, offset, text } });
  }

  /** Ends the answer that is under way. */
  endAnswer(id: ConversationId, more: Partial<AnswerMessage> = {}): void {
    const kept = this.conversation(id);
    if (!kept.live) return;
    const message: AnswerMessage = {
      ...kept.live,
      status: 'complete',
      escalation: { requiresEscalation: false, confidence: 1 },
      ...more,
    };
    this.replace(id, message);
    kept.live = null;
    this.tell({ type: 'answer:done', payload: { message } });
  }

  private update(id: ConversationId, change: Partial<Conversation>): void {
    const kept = this.conversation(id);
    kept.conversation = { ...kept.conversation, ...change };
    this.tell({ type: 'conversation:updated', payload: { conversation: kept.conversation } });
  }

  private replace(id: ConversationId, answer: AnswerMessage): void {
    const kept = this.conversation(id);
    kept.live = answer;
    kept.messages = kept.messages.map((message) => (message.id === answer.id ? answer : message));
  }

  private answer(event: string, payload: unknown, from: FakeTab): Reply<unknown> {
    if (event === 'message:send') return { ok: true, value: this.store(payload as SendMessage, from) };
    if (event === 'conversation:list') return { ok: true, value: this.list() };
    const asked = payload as {
      conversationId: ConversationId;
      afterSeq: number;
      beforeSeq: number;
      seq: number;
      isTyping: boolean;
      answerId: MessageId;
      rating: AnswerRating | null;
      answer?: { answerId: MessageId; offset: number };
    };
    const id = asked.conversationId;
    const kept = this.kept.get(id);
    if (event === 'conversation:resume')
      return { ok: true, value: kept ? this.transcript(kept, asked) : null };
    if (!kept) return { ok: false, error: refusal('not_found') };
    switch (event) {
      case 'handover:request':
        return { ok: true, value: this.handOver(id, 'requested') };
      case 'handover:cancel':
        return { ok: true, value: this.handOver(id, 'ai') };
      case 'answer:stop':
        if (kept.live?.id === asked.answerId) this.endAnswer(id, { status: 'stopped' });
        return { ok: true, value: null };
      case 'answer:retry':
        return this.retry(id, asked.answerId);
      case 'answer:rate':
        this.rate(id, asked.answerId, asked.rating);
        return { ok: true, value: null };
      case 'conversation:read':
        this.update(id, { read: { ...kept.conversation.read, visitor: asked.seq } });
        return { ok: true, value: null };
      case 'typing:set':
        this.typing.push(asked.isTyping);
        return { ok: true, value: null };
    }
    const earlier = kept.messages.filter(({ seq }) => seq < asked.beforeSeq);
    return { ok: true, value: { messages: earlier.slice(-50), hasEarlier: earlier.length > 50 } };
  }

  private rate(id: ConversationId, answerId: MessageId, rating: AnswerRating | null): void {
    const kept = this.conversation(id);
    const former = kept.messages.find((message) => message.id === answerId);
    if (former?.kind !== 'answer') return;
    const { rating: _former, ...rest } = former;
    const message = { ...rest, ...(rating && { rating }) };
    kept.messages = kept.messages.map((each) => (each.id === answerId ? message : each));
    this.tell({ type: 'answer:done', payload: { message } });
  }

  private retry(id: ConversationId, answerId: MessageId): Reply<unknown> {
    const { messages, conversation, live } = this.conversation(id);
    const former = messages.find((message) => message.id === answerId);
    if (conversation.handover.state === 'human' || former?.kind !== 'answer' || live)
      return { ok: false, error: refusal('conflict') };
    const { inReplyTo, attempt } = former;
    const { id: newId, seq } = this.beginAnswer(id, { inReplyTo, attempt: attempt + 1 });
    return { ok: true, value: { answerId: newId, seq } };
  }

  private list(): ConversationEntry[] {
    return [...this.kept.values()].toReversed().map(({ conversation, messages }) => ({
      conversation,
      preview: messages.flatMap((each) => (each.kind === 'visitor' ? [each.text] : [])).at(-1) ?? '',
      unread: messages.filter(
        ({ seq, kind }) => seq > conversation.read.visitor && (kind === 'agent' || kind === 'answer'),
      ).length,
    }));
  }

  private store({ conversationId, clientMessageId, text }: SendMessage, from: FakeTab): MessageReceipt {
    const { messages } = this.conversation(conversationId);
    const known = messages.find(
      (each) => each.kind === 'visitor' && each.clientMessageId === clientMessageId,
    );
    const message = known ?? this.append(conversationId, { kind: 'visitor', clientMessageId, text });
    if (!known) this.tell({ type: 'message:created', payload: { message } }, from);
    const { id: messageId, seq, createdAt } = message;
    return { messageId, seq, createdAt, duplicate: known !== undefined };
  }

  private transcript(
    { conversation, messages, live }: Kept,
    { afterSeq, answer }: { afterSeq: number; answer?: { answerId: MessageId; offset: number } },
  ): Transcript {
    const missing = messages.filter(({ seq, id }) => seq > afterSeq && id !== live?.id);
    const page = missing.slice(-50);
    const hasEarlier = (page[0]?.seq ?? 1) > 1;
    if (!live) return { conversation, messages: page, hasEarlier };
    const offset = answer?.answerId === live.id ? answer.offset : 0;
    this.liveOffsets.push(offset);
    const text = live.text.slice(offset);
    return {
      conversation,
      messages: page,
      hasEarlier,
      live: { answerId: live.id, seq: live.seq, offset, text },
    };
  }
}
