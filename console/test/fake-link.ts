// A console's connection to the fake desk, which can be cut, and can lose an answer.

import type { AgentProfile, ConversationId, Handover, MessageReceipt } from '@frontdesk/contract';

import type {
  AgentLink,
  AgentRequest,
  DeskEvent,
  LinkListener,
  LinkStatus,
  Outcome,
  RequestPayload,
  RequestReply,
} from '../src/transport/agent-link.ts';
import { refuse, type FakeDesk } from './fake-desk.ts';

type Handlers = { [E in AgentRequest]: (payload: RequestPayload<E>) => Outcome<RequestReply<E>> };

const NO_ANSWER: Outcome<never> = {
  ok: false,
  error: { code: 'no_answer', message: 'The desk did not answer.', retryable: true },
};

interface Held {
  readonly event: AgentRequest;
  readonly released: Promise<void>;
}

function hold(event: AgentRequest, release: AbortSignal): Held {
  const released = new Promise<void>((done) => {
    release.addEventListener('abort', () => done());
  });
  return { event, released };
}

/** A link whose connection a test controls. */
export class FakeLink implements AgentLink {
  /** What was asked, in order. */
  readonly asked: AgentRequest[] = [];
  /** With what conversations were opened, in order. */
  readonly opened: RequestPayload<'conversation:open'>[] = [];
  #listener: LinkListener | null = null;
  #isOnline = false;
  #loses: AgentRequest | null = null;
  #isReplying = false;
  #heldRequest: Held | null = null;
  #heldAnswer: Held | null = null;
  readonly #opened = new Set<ConversationId>();
  readonly #handlers: Handlers;
  readonly #desk: FakeDesk;

  constructor(desk: FakeDesk, agent: AgentProfile) {
    this.#desk = desk;
    this.#handlers = this.#makeHandlers({ id: agent.id, name: agent.name }, agent);
  }

  open(listener: LinkListener): void {
    this.#listener = listener;
    listener.onStatus('connecting');
    this.connect();
  }

  connect(): void {
    this.#isOnline = true;
    this.#desk.listeners.add(this.#hear);
    this.status('online');
  }

  /** Cuts the connection; what happens until {@link connect} is never heard. */
  cut(): void {
    this.#isOnline = false;
    this.#opened.clear();
    this.#desk.listeners.delete(this.#hear);
    this.status('offline');
  }

  status(status: LinkStatus): void {
    this.#listener?.onStatus(status);
  }

  /** The next request of this name is carried out, but its answer is lost. */
  loseNextAnswer(event: AgentRequest): void {
    this.#loses = event;
  }

  /** Requests of this name are on their way until `release` fires. */
  holdRequests(event: AgentRequest, release: AbortSignal): void {
    this.#heldRequest = hold(event, release);
  }

  /** The answers to requests of this name are on their way until `release` fires. */
  holdAnswers(event: AgentRequest, release: AbortSignal): void {
    this.#heldAnswer = hold(event, release);
  }

  reconnect(): void {
    if (!this.#isOnline) this.connect();
  }

  close(): void {
    this.#listener = null;
    this.#desk.listeners.delete(this.#hear);
  }

  async request<E extends AgentRequest>(
    event: E,
    payload: RequestPayload<E>,
  ): Promise<Outcome<RequestReply<E>>> {
    this.asked.push(event);
    if (!this.#isOnline) return NO_ANSWER;
    if (this.#heldRequest?.event === event) await this.#heldRequest.released;
    const handle = this.#handlers[event] as (body: RequestPayload<E>) => Outcome<RequestReply<E>>;
    const outcome = handle(payload);
    await Promise.resolve();
    if (this.#heldAnswer?.event === event) await this.#heldAnswer.released;
    if (this.#loses !== event) return outcome;
    this.#loses = null;
    return NO_ANSWER;
  }

  readonly #hear = (event: DeskEvent, id: ConversationId): void => {
    // As the real desk does: whoever sent a message knows it by its ack.
    if (event.name === 'message:created' && this.#isReplying) return;
    const isForAll = event.name === 'inbox:changed' || event.name === 'desk:draining';
    if (isForAll || this.#opened.has(id)) this.#listener?.onEvent(event);
  };

  #makeHandlers(me: Required<Handover>['agent'], agent: AgentProfile): Handlers {
    const desk = this.#desk;
    const move = (id: ConversationId, state: 'human' | 'returned' | 'resolved'): Outcome<Handover> => {
      const { handover } = desk.get(id).summary;
      const isTaken = handover.state === 'human' && handover.agent?.id !== me.id;
      return isTaken
        ? refuse('conflict', 'Somebody else was faster.')
        : { ok: true, value: desk.setHandover(id, state, me) };
    };
    return {
      'inbox:open': () => ({
        ok: true,
        value: { agent, conversations: [...desk.conversations.values()].map(({ summary }) => summary) },
      }),
      'conversation:open': (part) => {
        const { conversationId, afterSeq, answer } = part;
        this.opened.push(part);
        if (!desk.conversations.has(conversationId))
          return refuse('not_found', 'There is nothing at this address.');
        this.#opened.add(conversationId);
        return { ok: true, value: desk.transcript(conversationId, afterSeq, answer) };
      },
      'conversation:earlier': ({ conversationId, beforeSeq }) => {
        const before = desk.get(conversationId).messages.filter(({ seq }) => seq < beforeSeq);
        const messages = before.slice(-50);
        return { ok: true, value: { messages, hasEarlier: messages.length < before.length } };
      },
      'conversation:read': ({ conversationId, seq }) => {
        desk.markRead(conversationId, 'agents', seq);
        return { ok: true, value: null };
      },
      'typing:set': (typing) => {
        const { state, agent: holder } = desk.get(typing.conversationId).summary.handover;
        if (state === 'human' && holder?.id === me.id) desk.agentTyping.push(typing);
        return { ok: true, value: null };
      },
      'conversation:claim': ({ conversationId }) => move(conversationId, 'human'),
      'conversation:return': ({ conversationId }) => move(conversationId, 'returned'),
      'conversation:resolve': ({ conversationId }) => move(conversationId, 'resolved'),
      'message:reply': (reply) => {
        if (desk.isDraining) return refuse('unavailable', 'The desk can’t do this right now.', true);
        const before = desk.get(reply.conversationId).summary.lastSeq;
        this.#isReplying = true;
        const stored = desk.reply(reply, me);
        this.#isReplying = false;
        if (!stored.ok) return stored;
        const { id: messageId, seq, createdAt } = stored.value;
        const receipt: MessageReceipt = { messageId, seq, createdAt, duplicate: seq <= before };
        return { ok: true, value: receipt };
      },
    };
  }
}
