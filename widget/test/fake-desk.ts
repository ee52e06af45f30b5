// A desk in memory that keeps the promises of the real one, behind the transport port, with a network that can be cut.

import type {
  AnswerMessage,
  AssistantProfile,
  Conversation,
  ConversationId,
  ErrorCode,
  Handover,
  HandoverState,
  Message,
  MessageReceipt,
  SendMessage,
  Transcript,
  VisitorSession,
  WireError,
} from '@frontdesk/contract';
import type { Reply, Transport, TransportEvent } from '../src/transport/transport.ts';

export const ASSISTANT: AssistantProfile = {
  id: 'asst_test',
  name: 'Nora',
  greeting: 'Hello! Ask me **anything**.',
  starters: ['How do I return something?'],
  offersPeople: true,
  accentColor: '#3257d6',
};

export const SESSION: VisitorSession = {
  token: 'token-1',
  expiresAt: '2030-01-01T00:00:00.000Z',
  visitorId: 'vis_1',
  assistant: ASSISTANT,
};

export const refusal = (code: ErrorCode, isRetryable = false): WireError => ({
  code,
  message: code,
  retryable: isRetryable,
  requestId: 'req',
  ...(isRetryable ? { retryAfterMs: 1 } : {}),
});

/** What may go wrong with one request. */
export type Mishap = 'lose-request' | 'lose-ack' | WireError;

interface Kept {
  conversation: Conversation;
  messages: Message[];
  live: AnswerMessage | null;
}

const EPOCH = Date.now();

/** The desk, and the one browser that is connected to it. */
export class FakeDesk {
  readonly kept = new Map<ConversationId, Kept>();
  /** What happens to the next requests, in order; `null` lets one through. */
  readonly mishaps: (Mishap | null)[] = [];
  readonly requests: string[] = [];
  private readonly listeners = new Set<(event: TransportEvent) => void>();
  private isOnline = false;
  private count = 0;

  readonly transport: Transport = {
    connect: () => this.goOnline(),
    isOnline: () => this.isOnline,
    request: (event, payload) => this.handle(event, payload) as never,
    subscribe: (listener) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
    close: () => {
      this.isOnline = false;
      this.listeners.clear();
    },
  };

  goOnline(): void {
    this.isOnline = true;
    this.tell({ type: 'online' });
  }

  cut(): void {
    if (!this.isOnline) return;
    this.isOnline = false;
    this.tell({ type: 'away' });
  }

  /** Tells something to the browser, if it is connected. */
  tell(event: TransportEvent): void {
    if (!this.isOnline && event.type !== 'away' && event.type !== 'refused') return;
    for (const listener of this.listeners) listener(event);
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
    const agent = { id: 'agent_1', name: 'Ada' } as const;
    const message = this.append(id, { kind: 'agent', clientMessageId: `a${this.count}`, agent, text });
    this.tell({ type: 'message:created', payload: { message } });
  }

  /** Moves the hand-over and tells it. */
  handOver(id: ConversationId, state: HandoverState): Handover {
    const kept = this.conversation(id);
    const version = kept.conversation.handover.version + 1;
    const agent = state === 'human' ? { agent: { id: 'agent_1', name: 'Ada' } as const } : {};
    const message = this.append(id, { kind: 'handover', version, state, ...agent });
    const handover: Handover = { state, version, since: message.createdAt, ...agent };
    kept.conversation = { ...kept.conversation, handover };
    this.tell({ type: 'message:created', payload: { message } });
    this.tell({ type: 'conversation:updated', payload: { conversation: kept.conversation } });
    return handover;
  }

  /** Begins an answer. */
  beginAnswer(id: ConversationId): AnswerMessage {
    const content = {
      kind: 'answer',
      text: '',
      status: 'streaming',
      inReplyTo: 'msg_0',
      attempt: 1,
      citations: [],
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

  private replace(id: ConversationId, answer: AnswerMessage): void {
    const kept = this.conversation(id);
    kept.live = answer;
    kept.messages = kept.messages.map((message) => (message.id === answer.id ? answer : message));
  }

  private async handle(event: string, payload: unknown): Promise<Reply<unknown>> {
    this.requests.push(event);
    await Promise.resolve();
    const mishap = this.mishaps.shift() ?? null;
    if (!this.isOnline || mishap === 'lose-request') return { ok: false, error: null };
    if (mishap !== null && mishap !== 'lose-ack') return { ok: false, error: mishap };
    const reply = this.answer(event, payload);
    await Promise.resolve();
    return mishap === 'lose-ack' || !this.isOnline ? { ok: false, error: null } : reply;
  }

  private answer(event: string, payload: unknown): Reply<unknown> {
    const { conversationId } = payload as { conversationId: ConversationId };
    if (event === 'message:send') return { ok: true, value: this.store(payload as SendMessage) };
    const kept = this.kept.get(conversationId);
    if (event === 'conversation:resume') {
      return {
        ok: true,
        value: kept ? this.transcript(kept, (payload as { afterSeq: number }).afterSeq) : null,
      };
    }
    if (!kept) return { ok: false, error: refusal('not_found') };
    if (event === 'handover:request') return { ok: true, value: this.handOver(conversationId, 'requested') };
    if (event === 'handover:cancel') return { ok: true, value: this.handOver(conversationId, 'ai') };
    const { beforeSeq } = payload as { beforeSeq: number };
    const earlier = kept.messages.filter(({ seq }) => seq < beforeSeq);
    return { ok: true, value: { messages: earlier.slice(-50), hasEarlier: earlier.length > 50 } };
  }

  private store({ conversationId, clientMessageId, text }: SendMessage): MessageReceipt {
    const { messages } = this.conversation(conversationId);
    const known = messages.find(
      (each) => each.kind === 'visitor' && each.clientMessageId === clientMessageId,
    );
    const message = known ?? this.append(conversationId, { kind: 'visitor', clientMessageId, text });
    return {
      messageId: message.id,
      seq: message.seq,
      createdAt: message.createdAt,
      duplicate: known !== undefined,
    };
  }

  private transcript({ conversation, messages, live }: Kept, afterSeq: number): Transcript {
    const missing = messages.filter(({ seq, id }) => seq > afterSeq && id !== live?.id);
    const page = missing.slice(-50);
    return {
      conversation,
      messages: page,
      hasEarlier: (page[0]?.seq ?? 1) > 1,
      ...(live ? { live: { answerId: live.id, seq: live.seq, offset: 0, text: live.text } } : {}),
    };
  }
}

/** Waits until something is so. */
export async function until(isSo: () => boolean, withinMs = 3_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Not so within ${withinMs} ms: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
