// Puts the parts of the chat together.

import type { MessageId, VisitorSession } from '@frontdesk/contract';
import type { WidgetOptions } from '../host/panel-module.ts';
import type { Shelf } from '../host/shelf.ts';
import type { Storage } from '../host/storage.ts';
import type { TakeTurn } from '../host/take-turn.ts';
import type { OpenSession } from '../transport/session.ts';
import type { Transport } from '../transport/transport.ts';
import { createAnswerWishes } from './answer-wishes.ts';
import { createChatStore } from './chat-store.ts';
import type { ChatStore } from './chat-store.ts';
import { createConversations } from './conversations.ts';
import type { Conversations } from './conversations.ts';
import { createHandoverRequests } from './hand-over.ts';
import { keepConnected } from './keep-connected.ts';
import { receive } from './transcript/receive.ts';
import type { ResumeParts } from './transcript/resume.ts';
import { saveSession, shareConversation } from './saved-chat.ts';
import type { SavedChat } from './saved-chat.ts';
import { createSender } from './outbox/send-message.ts';
import { shareOutbox, waitingOn } from './outbox/share-outbox.ts';
import type { ShelvedEntry } from './outbox/share-outbox.ts';

/** What the visitor can do, and what is known. */
export interface Chat extends Conversations {
  readonly store: ChatStore;
  /** @returns false when too many messages wait already; nothing is kept then */
  readonly send: (text: string) => boolean;
  readonly retry: (clientMessageId: string) => void;
  /** Takes a message that was not sent out of the outbox. */
  readonly discard: (clientMessageId: string) => void;
  /** Ends an answer that is being written. */
  readonly stopAnswer: (answerId: MessageId) => Promise<void>;
  /** Asks the question of an answer again. */
  readonly askAgain: (answerId: MessageId) => Promise<void>;
  readonly requestPerson: () => void;
  readonly cancelPerson: () => void;
  /** Opens the session anew and connects with it. */
  readonly renew: () => Promise<void>;
  readonly close: () => void;
}

/** What a chat is made of. */
export interface ChatParts {
  readonly options: WidgetOptions;
  readonly saved: Storage<SavedChat>;
  /** The messages that wait, of all tabs. */
  readonly outbox: Shelf<ShelvedEntry>;
  readonly transport: Transport;
  readonly openSession: OpenSession;
  /** Makes what brings the transcript up to date. */
  readonly createCatchUp: (parts: ResumeParts) => () => Promise<void>;
  /** Lets one tab at a time send; without it each tab sends. */
  readonly createTurns?: (closed: AbortSignal) => TakeTurn;
}

/** Brings back what storage holds of a former visit. */
function restore(store: ChatStore, { saved, outbox }: ChatParts): void {
  const { conversationId = null, assistant } = saved.read();
  store.dispatch({ type: 'conversation/chosen', conversationId });
  store.dispatch({ type: 'outbox/shared', entries: waitingOn(outbox) });
  if (assistant) store.dispatch({ type: 'assistant/known', assistant });
}

/** Takes a new session. For the desk this may be a new visitor, who begins with an empty transcript. */
function takeSession(session: VisitorSession, store: ChatStore, { saved, outbox }: ChatParts): void {
  const former = saved.read().conversationId;
  saveSession(saved, outbox, session);
  const { conversationId = null } = saved.read();
  if (conversationId !== (former ?? null)) {
    store.dispatch({ type: 'outbox/replaced', entries: waitingOn(outbox) });
    store.dispatch({ type: 'conversation/chosen', conversationId });
  }
  store.dispatch({ type: 'access/changed', denied: null });
  store.dispatch({ type: 'assistant/known', assistant: session.assistant });
}

/** Starts a chat: what a former visit left is there at once, the rest comes with the connection. */
export function createChat(parts: ChatParts): Chat {
  const { saved, transport } = parts;
  const { baseUrl, assistantId } = parts.options;
  const store = createChatStore();
  const closing = new AbortController();
  restore(store, parts);

  const connection = keepConnected({
    store,
    transport,
    openSession: () => parts.openSession({ baseUrl, assistantId, formerToken: saved.read().token }),
    takeSession: (session) => takeSession(session, store, parts),
  });
  const catchUp = parts.createCatchUp({ store, transport });
  const sender = createSender({
    store,
    transport,
    renewSession: connection.open,
    closed: closing.signal,
    takeTurn: parts.createTurns?.(closing.signal),
    sharedConversationId: () => saved.read().conversationId,
  });
  const answers = createAnswerWishes(store, transport);
  const handover = createHandoverRequests(store, transport);
  const endings = [
    receive({ store, transport, catchUp, flush: sender.flush }),
    shareConversation(store, saved, catchUp),
    shareOutbox(store, parts.outbox, sender.flush),
    handover.close,
    connection.close,
    () => transport.close(),
  ];
  void connection.open();

  return {
    store,
    send: sender.send,
    retry: sender.retry,
    discard: (clientMessageId) => store.dispatch({ type: 'outbox/removed', clientMessageId }),
    stopAnswer: answers.stop,
    askAgain: answers.askAgain,
    requestPerson: handover.request,
    cancelPerson: handover.cancel,
    renew: connection.open,
    ...createConversations(store, transport, catchUp),
    close: () => {
      closing.abort();
      for (const end of endings) end();
    },
  };
}
