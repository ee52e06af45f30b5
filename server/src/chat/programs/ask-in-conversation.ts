// A program's question in a conversation that is kept: agents see it, and can take it over.

import { setTimeout as wait } from 'node:timers/promises';

import type { AnswerMessage, AnswerReceipt, ConversationId, VisitorId } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { UserContext } from '../../ports/answer-provider.ts';
import type { Assistant } from '../../ports/assistant-store.ts';
import type { ChatDeps } from '../chat-deps.ts';
import { acceptMessage } from '../send-message.ts';
import { toProgramAnswer, type ProgramEvent } from './program-answer.ts';
import { tapFeed } from './tap-feed.ts';

/** A question of a program in a visitor's place. */
export interface AskingInConversation {
  readonly assistant: Pick<Assistant, 'id' | 'workspaceId'>;
  readonly visitorId: VisitorId;
  readonly conversationId: ConversationId;
  /** The same id is stored and answered once. */
  readonly clientMessageId: string;
  readonly text: string;
  readonly userContext?: UserContext;
}

/** Longer than an answer may take. */
const ANSWER_TIMEOUT_MS = 90_000;
const POLL_MS = 200;

/**
 * Stores the question like a visitor's message and passes on its answer while it is written. Whoever hangs up doesn't end the answer: it
 * stays in the conversation. The same question again yields the same answer, whole.
 * While people hold the conversation there is no text, and the place has no `answerId`.
 * @throws {AppError} `not_found` when the conversation is somebody else's, `unavailable` when the answer broke off
 */
export async function* askInConversation(
  deps: ChatDeps,
  asking: AskingInConversation,
): AsyncGenerator<ProgramEvent> {
  const { assistant, visitorId, conversationId, clientMessageId, text } = asking;
  const tap = tapFeed(deps.feed);
  const tapped = { ...deps, feed: tap.feed, writer: writerAbout(deps, asking.userContext) };
  const visitor = { workspaceId: assistant.workspaceId, assistantId: assistant.id, visitorId };
  const message = { conversationId, clientMessageId, text };
  const { receipt, answer: begun } = await acceptMessage(tapped, { visitor, sender: '', message });
  const place = { conversationId, questionId: receipt.messageId };
  if (!begun) {
    const escalation = { requiresEscalation: true, ...WITH_PEOPLE } as const;
    yield toProgramAnswer({ text: '', citations: [], escalation }, place);
    return;
  }
  if (begun.isNew) {
    for await (const piece of tap.pieces(ANSWER_TIMEOUT_MS)) yield { type: 'delta', text: piece };
  }
  const { answer, receipt: why } = await endedAnswer(deps, asking, begun.place.seq);
  if (!begun.isNew) yield { type: 'delta', text: answer.text };
  const { escalation = { requiresEscalation: false, confidence: 0 } } = answer;
  const written = { ...answer, escalation, ...(why && { receipt: why }) };
  yield toProgramAnswer(written, { ...place, answerId: answer.id });
}

const WITH_PEOPLE = {
  reason: 'customer_request',
  confidence: 0,
  summary: 'A person has this conversation.',
} as const;

/** A program answers for its own users: the plans of the site's visitors are not theirs. */
function writerAbout({ writer }: ChatDeps, userContext: UserContext | undefined): ChatDeps['writer'] {
  return {
    write({ asker: _asker, ...question }, signal) {
      return writer.write({ ...question, ...(userContext && { userContext }) }, signal);
    },
  };
}

interface EndedAnswer {
  readonly answer: AnswerMessage;
  readonly receipt?: AnswerReceipt;
}

/** Reads an answer that is whole; one that somebody else writes is waited for. */
async function endedAnswer(
  { messages }: ChatDeps,
  { assistant, conversationId }: AskingInConversation,
  seq: number,
): Promise<EndedAnswer> {
  const key = { assistantId: assistant.id, conversationId };
  for (let waitedMs = 0; waitedMs < ANSWER_TIMEOUT_MS; waitedMs += POLL_MS) {
    const [record] = await messages.list(key, { afterSeq: seq - 1, limit: 1 });
    const message = record?.message;
    if (message?.kind !== 'answer') break;
    if (message.status === 'complete') {
      return { answer: message, ...(record?.receipt && { receipt: record.receipt }) };
    }
    if (message.status !== 'streaming') break;
    await wait(POLL_MS);
  }
  throw new AppError('unavailable', { internal: 'an answer broke off or did not end in time' });
}
