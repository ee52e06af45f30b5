// Puts the parts of the chat together.

import type { MessageId, VisitorSession } from '@frontdesk/contract';
import type { WidgetOptions } from '../host/panel-module.ts';
import type { Storage } from '../host/storage.ts';
import { openSession } from '../transport/session.ts';
import type { Transport } from '../transport/transport.ts';
import { createAnswerWishes } from './answer-wishes.ts';
import { createChatStore } from './chat-store.ts';
import type { ChatStore } from './chat-store.ts';
import { createHandoverRequests } from './hand-over.ts';
import { keepConnected } from './keep-connected.ts';
import { newConversationId } from './outbox/new-id.ts';
import { receive } from './transcript/receive.ts';
import { createResume } from './transcript/resume.ts';
import { keepSaved, savedOutbox, saveSession } from './saved-chat.ts';
import type { SavedChat } from './saved-chat.ts';
import { createSender } from './outbox/send-message.ts';

/** What the visitor can do, and what is known. */
export interface Chat {
  readonly store: ChatStore;
  readonly send: (text: string) => void;
  readonly retry: (clientMessageId: string) => void;
  /** Takes a message that was not sent out of the outbox. */
  readonly discard: (clientMessageId: string) => void;
  /** Ends an answer that is being written. */
  readonly stopAnswer: (answerId: MessageId) => Promise<void>;
  /** Asks the question of an answer again. */
  readonly askAgain: (answerId: MessageId) => Promise<void>;
  readonly requestPerson: () => void;
  readonly cancelPerson: () => void;
  readonly loadEarlier: () => Promise<void>;
  readonly newConversation: () => void;
  readonly close: () => void;
}

/** What a chat is made of. */
export interface ChatParts {
  readonly options: WidgetOptions;
  readonly saved: Storage<SavedChat>;
  readonly transport: Transport;
}

/** Brings back what storage holds of a former visit. */
function restore(store: ChatStore, former: Partial<SavedChat>): void {
  const { conversationId = null, assistant } = former;
  store.dispatch({ type: 'conversation/chosen', conversationId });
  store.dispatch({ type: 'outbox/restored', entries: savedOutbox(former) });
  if (assistant) store.dispatch({ type: 'assistant/known', assistant });
}

/** Takes a new session. For the desk this may be a new visitor, who begins with an empty transcript. */
function takeSession(session: VisitorSession, store: ChatStore, saved: Storage<SavedChat>): void {
  const former = saved.read().conversationId;
  saveSession(saved, session);
  const now = saved.read();
  if (now.conversationId !== former) {
    store.dispatch({ type: 'outbox/replaced', entries: savedOutbox(now) });
    store.dispatch({ type: 'conversation/chosen', conversationId: now.conversationId ?? null });
  }
  store.dispatch({ type: 'assistant/known', assistant: session.assistant });
}

/** Starts a chat: what a former visit left is there at once, the rest comes with the connection. */
export function createChat({ options: { baseUrl, assistantId }, saved, transport }: ChatParts): Chat {
  const store = createChatStore();
  restore(store, saved.read());
  const stopSaving = keepSaved(store, saved);

  const connection = keepConnected({
    store,
    transport,
    openSession: () => openSession({ baseUrl, assistantId, formerToken: saved.read().token }),
    takeSession: (session) => takeSession(session, store, saved),
  });
  const catchUp = createResume({ store, transport });
  const sender = createSender({ store, transport, renewSession: connection.open });
  const answers = createAnswerWishes(store, transport);
  const handover = createHandoverRequests(store, transport);
  const stopReceiving = receive({ store, transport, catchUp, flush: sender.flush });
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
    loadEarlier: async () => {
      const { conversationId, messages } = store.state();
      if (!conversationId || !messages[0]) return;
      const reply = await transport.request('conversation:earlier', {
        conversationId,
        beforeSeq: messages[0].seq,
      });
      if (reply.ok) store.dispatch({ type: 'earlier/loaded', conversationId, page: reply.value });
    },
    newConversation: () => {
      store.dispatch({ type: 'conversation/chosen', conversationId: newConversationId() });
      store.dispatch({ type: 'transcript/loaded', transcript: null });
    },
    close: () => {
      stopReceiving();
      stopSaving();
      handover.close();
      connection.close();
      transport.close();
    },
  };
}
