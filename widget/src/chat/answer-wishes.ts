// What a visitor may ask about an answer: to stop it, or to give it again.

import type { MessageId } from '@frontdesk/contract';
import type { Transport } from '../transport/transport.ts';
import type { AnswerWish } from './chat-state.ts';
import type { ChatStore } from './chat-store.ts';

/** The visitor's say over answers. Asking twice before there is a reply asks once. */
export interface AnswerWishes {
  /** Ends an answer that is being written; what is there stays. */
  readonly stop: (answerId: MessageId) => Promise<void>;
  /** Asks the same question again; the new answer comes at the end. */
  readonly askAgain: (answerId: MessageId) => Promise<void>;
}

/** Makes the visitor's say over the answers of a chat. */
export function createAnswerWishes(store: ChatStore, transport: Transport): AnswerWishes {
  const wishFor = async (answerId: MessageId, wish: AnswerWish['wish']): Promise<void> => {
    const { conversationId, answerWish: former } = store.state();
    const isAsked = former?.answerId === answerId && former.wish === wish && !former.failure;
    if (!conversationId || isAsked) return;
    const asked: AnswerWish = { answerId, wish };
    store.dispatch({ type: 'answer/wished', wish: asked });
    const reply = await (wish === 'stop'
      ? transport.request('answer:stop', { conversationId, answerId })
      : transport.request('answer:retry', { conversationId, answerId }));
    if (store.state().conversationId !== conversationId) return;
    if (reply.ok && reply.value) {
      // The place of the new answer, so that it is seen to be on its way before its first words.
      const delta = { ...reply.value, conversationId, offset: 0, text: '' };
      store.dispatch({ type: 'answer/delta', delta });
    }
    if (store.state().answerWish !== asked) return;
    const failure = reply.ok ? null : (reply.error?.code ?? 'no_reply');
    store.dispatch({ type: 'answer/wished', wish: failure ? { ...asked, failure } : null });
  };
  return {
    stop: (answerId) => wishFor(answerId, 'stop'),
    askAgain: (answerId) => wishFor(answerId, 'retry'),
  };
}
