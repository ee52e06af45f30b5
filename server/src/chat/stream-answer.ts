// Writes one answer: piece by piece to whoever reads, then whole to the store.

import type { AnswerMessage, VisitorMessage } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { Turn } from '../ports/answer-provider.ts';
import type { WrittenAnswer } from '../ports/answer-writer.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { ChatDeps } from './chat-deps.ts';
import type { EndedEarly, Writing } from './live-answers.ts';
import { requestPerson } from './move-hand-over.ts';
import { noteGap } from './note-gap.ts';

/** @source AISupportBot's document: a history of at most 15 entries is kept */
const HISTORY_TURNS = 15;
/** How much of an answer a crash may cost. */
const PROGRESS_INTERVAL_MS = 500;

/** One question with its answer. */
export interface Exchange {
  readonly question: VisitorMessage;
  readonly answer: AnswerMessage;
  readonly writing: Writing;
}

/**
 * Writes one answer to its end, tells whoever reads, and stores it. Whatever goes wrong, the answer is stored as far as it got, and called
 * interrupted, or stopped when its reader wanted no more.
 */
export async function streamAnswer(
  deps: ChatDeps,
  conversation: StoredConversation,
  exchange: Exchange,
): Promise<void> {
  const { writing } = exchange;
  try {
    const written = await write(deps, conversation, exchange);
    if (written) return await finish(deps, conversation, { ...exchange, written });
  } catch (error) {
    deps.logger.error({ err: error, conversationId: conversation.id }, 'an answer broke off');
  }
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const status: EndedEarly = writing.signal.reason === 'stopped' ? 'stopped' : 'interrupted';
  const end = { text: writing.text(), citations: [], status };
  const message = await deps.messages.endAnswer(key, exchange.answer.id, end);
  writing.end();
  if (message) deps.feed.answerDone(conversation, message);
}

/** @returns the whole answer, or `undefined` when it must end early */
async function write(deps: ChatDeps, conversation: StoredConversation, exchange: Exchange) {
  const { question, answer, writing } = exchange;
  const assistant = await deps.assistants.findAssistant(conversation.assistantId);
  if (!assistant) throw new AppError('not_found', { internal: 'the assistant is gone' });
  const history = await turnsBefore(deps, conversation, question);
  const { id: session, visitorId: asker } = conversation;
  const asked = { assistant, question: question.text, history, asker, session };
  const saveProgress = progressSaver(deps, conversation, exchange);
  if (writing.signal.aborted) return undefined;
  for await (const event of deps.writer.write(asked, writing.signal)) {
    if (writing.signal.aborted) return undefined;
    if (event.type === 'done') return event;
    const offset = writing.add(event.text);
    saveProgress();
    deps.feed.answerDelta(conversation, {
      conversationId: conversation.id,
      answerId: answer.id,
      seq: answer.seq,
      offset,
      text: event.text,
    });
  }
  if (writing.signal.aborted) return undefined;
  throw new AppError('internal', { internal: 'an answer ended without its end' });
}

/** Makes the function that keeps what has been written, at most twice a second; it is called with each piece. */
function progressSaver(deps: ChatDeps, { assistantId, id }: StoredConversation, exchange: Exchange) {
  const { answer, writing } = exchange;
  let savedAt = deps.clock.now().getTime();
  return () => {
    const now = deps.clock.now().getTime();
    if (now - savedAt < PROGRESS_INTERVAL_MS) return;
    savedAt = now;
    deps.messages
      .saveProgress({ assistantId, conversationId: id }, answer.id, writing.text())
      .catch((error: unknown) => deps.logger.warn({ err: error }, 'the progress of an answer was not kept'));
  };
}

async function finish(
  deps: ChatDeps,
  conversation: StoredConversation,
  { question, answer, writing, written }: Exchange & { readonly written: WrittenAnswer },
): Promise<void> {
  const answerId = answer.id;
  const key = { assistantId: conversation.assistantId, conversationId: conversation.id };
  const { text, citations, escalation, receipt } = written;
  const end = { text, citations, escalation, receipt, status: 'complete' } as const;
  const message = await deps.messages.endAnswer(key, answerId, end);
  writing.end();
  if (!message) return;
  const advanced = await deps.conversations.advance(conversation, {
    lastSeq: message.seq,
    escalation: escalation.requiresEscalation ? escalation : null,
  });
  deps.feed.answerDone(advanced, message, receipt);
  deps.feed.conversationUpdated(advanced);
  deps.logger.info({ conversationId: conversation.id, answerId, latencyMs: receipt.latencyMs }, 'answered');
  if (!escalation.requiresEscalation) return;
  if (escalation.reason === 'customer_request') await requestPerson(deps, advanced);
  await noteGap(deps, { assistantId: conversation.assistantId, question, escalation });
}

async function turnsBefore(
  deps: ChatDeps,
  { assistantId, id }: StoredConversation,
  { seq }: VisitorMessage,
): Promise<readonly Turn[]> {
  const range = { beforeSeq: seq, limit: HISTORY_TURNS };
  const records = await deps.messages.list({ assistantId, conversationId: id }, range);
  return records.flatMap(({ message }): Turn[] => {
    if (message.kind === 'handover' || message.text === '') return [];
    return [{ role: message.kind === 'visitor' ? 'visitor' : 'assistant', text: message.text }];
  });
}
