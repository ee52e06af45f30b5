// The assistant's answers: each attempt begun once, asked for again or stopped when the visitor wishes.

import type { AnswerPlace, AnswerRef, VisitorMessage } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { ChatDeps } from './chat-deps.ts';
import { refuseWhileDraining } from './draining.ts';
import { isWithPeople } from './next-hand-over.ts';
import { streamAnswer } from './stream-answer.ts';

/** An answer with its place in the transcript. */
export interface BegunAnswer {
  readonly place: AnswerPlace;
  /** Whether this call began it; `false` when it was begun before. */
  readonly isNew: boolean;
}

/**
 * Begins an answer to a message unless this attempt was begun before. The answer has its place in the transcript from the first moment on.
 * @param attempt 1 for the first answer, higher ones when it was asked for again
 * @returns the answer's place, when that is stored; the writing goes on by itself
 */
export async function answerMessage(
  deps: ChatDeps,
  conversation: StoredConversation,
  { message, attempt }: { readonly message: VisitorMessage; readonly attempt: number },
): Promise<BegunAnswer> {
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const begun = { text: '', status: 'streaming', citations: [] } as const;
  const writer = deps.elsewhere.serverId;
  const draft = { kind: 'answer', inReplyTo: message.id, attempt, writer, ...begun } as const;
  const { message: answer, duplicate } = await deps.messages.append<'answer'>(key, draft);
  const { id: answerId, seq } = answer;
  const advanced = await deps.conversations.advance(conversation, { lastSeq: seq });
  const place = { answerId, seq };
  if (duplicate) return { place, isNew: false };
  const turn = async (signal: AbortSignal) => deps.elsewhere.turn(key, seq, signal);
  void deps.live
    .run(conversation.id, { answerId, seq, turn }, async (writing) =>
      streamAnswer(deps, advanced, { question: message, answer, writing }),
    )
    .catch((error: unknown) => {
      deps.logger.error({ err: error, conversationId: conversation.id }, 'an answer could not be stored');
    });
  return { place, isNew: true };
}

/**
 * Answers the same question again, at the end of the transcript. Asking twice begins one answer.
 * @throws {AppError} `not_found` when there is no such answer, `conflict` while it is being written or a person holds the conversation
 */
export async function retryAnswer(
  deps: ChatDeps,
  conversation: StoredConversation,
  { answerId }: AnswerRef,
): Promise<AnswerPlace> {
  refuseWhileDraining(deps.draining);
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const answer = await deps.messages.find(key, answerId);
  if (answer?.kind !== 'answer') throw new AppError('not_found');
  const question = await deps.messages.find(key, answer.inReplyTo);
  if (question?.kind !== 'visitor') throw new AppError('not_found');
  if (answer.status === 'streaming' || isWithPeople(conversation.handover.state)) {
    throw new AppError('conflict');
  }
  const next = { message: question, attempt: answer.attempt + 1 };
  return (await answerMessage(deps, conversation, next)).place;
}

/**
 * Ends an answer that is being written; one that has ended stays as it is.
 * @throws {AppError} `not_found` when there is no such answer in the conversation
 */
export async function stopAnswer(
  deps: ChatDeps,
  { assistantId, id }: StoredConversation,
  { answerId }: AnswerRef,
): Promise<void> {
  const key = { assistantId, conversationId: id };
  const answer = await deps.messages.find(key, answerId);
  if (answer?.kind !== 'answer') throw new AppError('not_found');
  if (!deps.live.end(answerId) && answer.status === 'streaming') await deps.elsewhere.end(key, answerId);
}
