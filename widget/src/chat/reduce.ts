// Every change of the chat, as one pure function.

import type {
  AgentName,
  AnswerDelta,
  AnswerMessage,
  AssistantProfile,
  Conversation,
  ConversationId,
  ErrorCode,
  Handover,
  Message,
  MessagePage,
  MessageReceipt,
  ReadMarks,
  Transcript,
} from '@frontdesk/contract';
import { INITIAL_STATE } from './chat-state.ts';
import type { AnswerWish, ChatState, Connection, Failure, OutboxEntry } from './chat-state.ts';
import { addPiece } from './transcript/live-text.ts';
import { addMessages } from './transcript/transcript.ts';

/** Something that happened. */
export type ChatAction =
  | { readonly type: 'connection/changed'; readonly connection: Connection; readonly refusal?: ErrorCode }
  | { readonly type: 'access/changed'; readonly denied: ChatState['denied'] }
  | { readonly type: 'assistant/known'; readonly assistant: AssistantProfile }
  | { readonly type: 'conversation/chosen'; readonly conversationId: ConversationId | null }
  | { readonly type: 'conversation/updated'; readonly conversation: Conversation }
  | { readonly type: 'transcript/loaded'; readonly transcript: Transcript | null }
  | { readonly type: 'earlier/loaded'; readonly conversationId: ConversationId; readonly page: MessagePage }
  | { readonly type: 'message/created'; readonly message: Message }
  | { readonly type: 'answer/delta'; readonly delta: AnswerDelta }
  | { readonly type: 'answer/done'; readonly message: AnswerMessage }
  /** Messages wait that this tab did not know of, or have changed. */
  | { readonly type: 'outbox/shared'; readonly entries: readonly OutboxEntry[] }
  /** The desk took the browser for a new visitor: what waits goes elsewhere. */
  | { readonly type: 'outbox/replaced'; readonly entries: readonly OutboxEntry[] }
  | { readonly type: 'outbox/queued'; readonly entry: OutboxEntry }
  | { readonly type: 'outbox/accepted'; readonly entry: OutboxEntry; readonly receipt: MessageReceipt }
  | { readonly type: 'outbox/failed'; readonly clientMessageId: string; readonly failure: Failure }
  | { readonly type: 'outbox/retried'; readonly clientMessageId: string }
  | { readonly type: 'outbox/removed'; readonly clientMessageId: string }
  | { readonly type: 'answer/wished'; readonly wish: AnswerWish | null }
  | { readonly type: 'typing/changed'; readonly by: AgentName | null }
  | { readonly type: 'person/wanted'; readonly isWanted: boolean }
  | { readonly type: 'handover/changed'; readonly handover: Handover }
  | { readonly type: 'handover/failed'; readonly failure: Failure | null };

/** Takes the higher version of a hand-over: news may come late, never back. */
const newer = (known: Handover | null, told: Handover): Handover =>
  known && known.version > told.version ? known : told;

/** Marks only ever go up. */
const further = (one: ReadMarks, other: ReadMarks): ReadMarks => ({
  visitor: Math.max(one.visitor, other.visitor),
  agents: Math.max(one.agents, other.agents),
});

const isStreaming = (message: Message): message is AnswerMessage =>
  message.kind === 'answer' && message.status === 'streaming';

/** Takes in messages of the present conversation, and draws the conclusions for hand-over, outbox and live answers. */
function withMessages(state: ChatState, told: readonly Message[]): ChatState {
  const added = told.filter((message) => message.conversationId === state.conversationId);
  const messages = addMessages(
    state.messages,
    added.filter((message) => !isStreaming(message)),
  );
  let { live, handover } = state;
  for (const message of added) {
    if (isStreaming(message)) {
      live = addPiece(live, { answerId: message.id, seq: message.seq, offset: 0, text: message.text });
    } else if (message.kind === 'handover') {
      const { version, state: name, createdAt: since, agent } = message;
      handover = newer(handover, { state: name, version, since, ...(agent ? { agent } : {}) });
    }
  }
  const isFinal = new Set(messages.map(({ id }) => id));
  const sent = new Set(
    messages.map((message) => (message.kind === 'visitor' ? message.clientMessageId : '')),
  );
  return {
    ...state,
    messages,
    handover,
    live: live.filter(({ answerId }) => !isFinal.has(answerId)),
    outbox: state.outbox.filter(({ clientMessageId }) => !sent.has(clientMessageId)),
  };
}

/** `answer:done` is the truth: it also replaces an answer that was taken for final. */
function withAnswer(state: ChatState, answer: AnswerMessage): ChatState {
  const others = state.messages.filter(({ id }) => id !== answer.id);
  return withMessages({ ...state, messages: others }, [answer]);
}

function withConversation(state: ChatState, { id, handover, read }: Conversation): ChatState {
  if (id !== state.conversationId) return state;
  return { ...state, handover: newer(state.handover, handover), read: further(state.read, read) };
}

function withTranscript(state: ChatState, transcript: Transcript | null): ChatState {
  if (!transcript) return { ...state, isLoaded: true };
  const { conversation, messages, live, hasEarlier } = transcript;
  if (state.conversationId && conversation.id !== state.conversationId) return state;
  const known = withMessages({ ...state, conversationId: conversation.id, isLoaded: true }, messages);
  const isFinal = known.messages.some(({ id }) => id === live?.answerId);
  const reachesBack = messages.length > 0 && known.messages[0]?.id === messages[0]?.id;
  return {
    ...withConversation(known, conversation),
    hasEarlier: reachesBack ? hasEarlier : known.hasEarlier,
    live: live && !isFinal ? addPiece(known.live, live) : known.live,
  };
}

/** A page may also fill a gap in the middle; only one that reaches further back than before says whether there is more. */
function withEarlier(state: ChatState, page: MessagePage): ChatState {
  const after = withMessages(state, page.messages);
  const reachesBack = after.messages[0] !== state.messages[0];
  return {
    ...after,
    hasEarlier: reachesBack || page.messages.length === 0 ? page.hasEarlier : state.hasEarlier,
  };
}

function withReceipt(state: ChatState, entry: OutboxEntry, receipt: MessageReceipt): ChatState {
  const { clientMessageId, conversationId, text } = entry;
  const { messageId: id, seq, createdAt } = receipt;
  const outbox = state.outbox.filter((each) => each.clientMessageId !== clientMessageId);
  const message: Message = { kind: 'visitor', id, conversationId, seq, createdAt, clientMessageId, text };
  return withMessages({ ...state, outbox }, [message]);
}

/** Changes one entry of the outbox. */
const withEntry = (state: ChatState, id: string, change: (entry: OutboxEntry) => OutboxEntry): ChatState => ({
  ...state,
  outbox: state.outbox.map((entry) => (entry.clientMessageId === id ? change(entry) : entry)),
});

/** Messages wait in the order of writing, in every tab the same. */
const inOrder = (one: OutboxEntry, other: OutboxEntry): number =>
  one.createdAt.localeCompare(other.createdAt) || one.clientMessageId.localeCompare(other.clientMessageId);

/** Takes in waiting messages; those that are known to be stored do not wait. */
function withOutbox(state: ChatState, entries: readonly OutboxEntry[]): ChatState {
  const byId = new Map([...state.outbox, ...entries].map((entry) => [entry.clientMessageId, entry]));
  return withMessages({ ...state, outbox: [...byId.values()].toSorted(inOrder) }, []);
}

const withoutFailure = (entry: OutboxEntry): OutboxEntry => {
  const { failure: _, ...rest } = entry;
  return rest;
};

function reduceOutbox(
  state: ChatState,
  action: Extract<ChatAction, { type: `outbox/${string}` }>,
): ChatState {
  switch (action.type) {
    case 'outbox/shared':
      return withOutbox(state, action.entries);
    case 'outbox/replaced':
      return withOutbox({ ...state, outbox: [] }, action.entries);
    case 'outbox/queued':
      return {
        ...state,
        conversationId: action.entry.conversationId,
        outbox: [...state.outbox, action.entry],
      };
    case 'outbox/accepted':
      return withReceipt(state, action.entry, action.receipt);
    case 'outbox/failed':
      return withEntry(state, action.clientMessageId, (entry) => ({ ...entry, failure: action.failure }));
    case 'outbox/retried':
      return withEntry(state, action.clientMessageId, withoutFailure);
    case 'outbox/removed':
      return {
        ...state,
        outbox: state.outbox.filter((each) => each.clientMessageId !== action.clientMessageId),
      };
  }
}

/** Nothing is known of another conversation yet; what waits to be sent waits on. */
function inConversation(state: ChatState, conversationId: ConversationId | null): ChatState {
  const { connection, refusal, assistant, outbox } = state;
  return { ...INITIAL_STATE, connection, refusal, assistant, outbox, conversationId };
}

type OtherAction = Exclude<ChatAction, { type: `outbox/${string}` }>;

function reduceOthers(state: ChatState, action: OtherAction): ChatState {
  switch (action.type) {
    case 'connection/changed':
      return { ...state, connection: action.connection, refusal: action.refusal ?? null };
    case 'assistant/known':
      return { ...state, assistant: action.assistant };
    case 'conversation/chosen':
      return inConversation(state, action.conversationId);
    case 'conversation/updated':
      return withConversation(state, action.conversation);
    case 'transcript/loaded':
      return withTranscript(state, action.transcript);
    case 'earlier/loaded':
      return action.conversationId === state.conversationId ? withEarlier(state, action.page) : state;
    case 'message/created':
      return withMessages(action.message.kind === 'agent' ? { ...state, typing: null } : state, [
        action.message,
      ]);
    case 'typing/changed':
      return { ...state, typing: action.by };
    case 'answer/delta': {
      const { delta } = action;
      const isOver = state.messages.some(({ id }) => id === delta.answerId);
      if (isOver || delta.conversationId !== state.conversationId) return state;
      return { ...state, live: addPiece(state.live, delta) };
    }
    case 'answer/done':
      return withAnswer(state, action.message);
    case 'access/changed':
      return { ...state, denied: action.denied };
    case 'answer/wished':
      return { ...state, answerWish: action.wish };
    case 'person/wanted':
      return { ...state, wantsPerson: action.isWanted, handoverFailure: null };
    case 'handover/changed':
      return { ...state, handover: newer(state.handover, action.handover), handoverFailure: null };
    case 'handover/failed':
      return { ...state, handoverFailure: action.failure };
  }
}

const isOutboxAction = (action: ChatAction): action is Extract<ChatAction, { type: `outbox/${string}` }> =>
  action.type.startsWith('outbox/');

/** Returns the state after an action; the same state when nothing has changed. */
export function reduce(state: ChatState, action: ChatAction): ChatState {
  return isOutboxAction(action) ? reduceOutbox(state, action) : reduceOthers(state, action);
}
