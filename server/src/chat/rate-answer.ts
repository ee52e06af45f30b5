// What visitors think of answers. Two that did not help mean that a person should.

import type { AnswerMessage, Escalation, RateAnswer } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { RatedAnswer } from '../ports/message-store.ts';
import type { ChatDeps } from './chat-deps.ts';
import { noteGap } from './note-gap.ts';

/** This many answers of one conversation that did not help call for a person. */
const UNHELPFUL_MAX = 2;

/**
 * Keeps what the visitor thought of an answer, and tells every reader. Saying the same again changes nothing.
 * The second answer of a conversation that did not help asks for a person.
 * @throws {AppError} `not_found` when there is no such answer, `conflict` while it is being written
 */
export async function rateAnswer(
  deps: ChatDeps,
  conversation: StoredConversation,
  { answerId, rating }: RateAnswer,
): Promise<void> {
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const answer = await deps.messages.find(key, answerId);
  if (answer?.kind !== 'answer') throw new AppError('not_found');
  if (answer.status === 'streaming') throw new AppError('conflict');
  const rated = await deps.messages.rateAnswer(key, answerId, { rating });
  if (!rated) return;
  if (rating === 'down') await noteUnhelpful(deps, conversation, answer);
  const isTooMuch = rating === 'down' && (await deps.messages.countRated(key, 'down')) >= UNHELPFUL_MAX;
  const told = isTooMuch ? await escalate(deps, conversation, rated) : rated;
  deps.feed.answerDone(conversation, told.message, told.receipt);
}

/** What did not help is a gap in the knowledge, whatever the machine thought of it. */
async function noteUnhelpful(
  deps: ChatDeps,
  { assistantId, id }: StoredConversation,
  { inReplyTo, escalation }: AnswerMessage,
): Promise<void> {
  const question = await deps.messages.find({ assistantId, conversationId: id }, inReplyTo);
  if (question?.kind !== 'visitor') return;
  const confidence = escalation?.confidence ?? 0;
  await noteGap(deps, { assistantId, question, escalation: { reason: 'negative_feedback', confidence } });
}

/** An answer that asked for a person already keeps its own reason. */
async function escalate(
  deps: ChatDeps,
  conversation: StoredConversation,
  rated: RatedAnswer,
): Promise<RatedAnswer> {
  const answer = rated.message;
  if (answer.escalation?.requiresEscalation) return rated;
  const escalation = {
    requiresEscalation: true,
    reason: 'negative_feedback',
    confidence: answer.escalation?.confidence ?? 0,
    summary: 'The visitor found two answers unhelpful.',
  } as const satisfies Escalation;
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const change = { rating: 'down', escalation } as const;
  const escalated = await deps.messages.rateAnswer(key, answer.id, change);
  const advanced = await deps.conversations.advance(conversation, {
    lastSeq: conversation.lastSeq,
    escalation,
  });
  deps.feed.conversationUpdated(advanced);
  return escalated ?? rated;
}
