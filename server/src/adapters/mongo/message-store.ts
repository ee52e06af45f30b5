// Messages in MongoDB: the next seq is taken by inserting it, so that no counter can run ahead of what is stored.

import { mongo, trusted } from 'mongoose';

import type { AnswerMessage, AssistantId, HandoverMessage, Message, MessageId } from '@frontdesk/contract';

import { newId } from '../../new-id.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  AnswerOpinion,
  MessageDraft,
  MessageRecord,
  MessageStore,
  RatedAnswer,
  RatedExchange,
  RatedListing,
  StreamingAnswer,
  TranscriptKey,
  TranscriptRange,
} from '../../ports/message-store.ts';
import { createTurns } from '../../take-turns.ts';
import type { Models } from './models/index.ts';
import type { MessageDoc } from './models/message.ts';
import { CROSS_TENANT } from './tenant-scope.ts';

/** Far more servers than write to one conversation at the same moment. */
const APPEND_ATTEMPTS = 50;
const DUPLICATE_KEY = 11_000;
/** What a visitor can leave unread. */
const REPLIES: Message['kind'][] = ['answer', 'agent'];

const handoverKey = (version: number) => `handover:${version}`;

function dedupeKey(draft: MessageDraft): string {
  switch (draft.kind) {
    case 'visitor':
    case 'agent':
      return `${draft.kind}:${draft.clientMessageId}`;
    case 'answer':
      return `answer:${draft.inReplyTo}:${draft.attempt}`;
    case 'handover':
      return handoverKey(draft.version);
  }
}

function toMessage(doc: MessageDoc): Message {
  const { _id, assistantId: _tenant, dedupeKey: _key, receipt: _r, writer: _w, createdAt, ...rest } = doc;
  const message = { ...rest, id: _id, createdAt: createdAt.toISOString() };
  return message as Message;
}

function toRecord(doc: MessageDoc): MessageRecord {
  return { message: toMessage(doc), ...(doc.receipt && { receipt: doc.receipt }) };
}

function toStreaming(doc: MessageDoc): StreamingAnswer {
  const { assistantId, conversationId, writer } = doc;
  return { key: { assistantId, conversationId }, message: toMessage(doc) as AnswerMessage, writer };
}

function isDuplicateKey(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY;
}

/** Appends under the next free seq; of two writers who take the same one, the later tries the next. */
async function append({ messages }: Models, clock: Clock, draft: MessageDraft & TranscriptKey) {
  const key = { assistantId: draft.assistantId, conversationId: draft.conversationId };
  const same = { ...key, dedupeKey: dedupeKey(draft) };
  for (let attempt = 0; attempt < APPEND_ATTEMPTS; attempt += 1) {
    const existing = await messages.findOne(same).lean<MessageDoc>();
    if (existing) return { message: toMessage(existing), duplicate: true };
    const last = await messages.findOne(key).sort({ seq: -1 }).select({ seq: 1 }).lean<MessageDoc>();
    const doc: MessageDoc = {
      ...draft,
      ...same,
      _id: newId('msg'),
      seq: (last?.seq ?? 0) + 1,
      createdAt: clock.now(),
    };
    try {
      await messages.create(doc);
      return { message: toMessage(doc), duplicate: false };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
  throw new Error(`No free seq after ${APPEND_ATTEMPTS} attempts.`);
}

async function list({ messages }: Models, key: TranscriptKey, range: TranscriptRange) {
  const { afterSeq, beforeSeq, limit } = range;
  const seq = {
    ...(afterSeq !== undefined && { $gt: afterSeq }),
    ...(beforeSeq !== undefined && { $lt: beforeSeq }),
  };
  const forwards = afterSeq !== undefined;
  const docs = await messages
    .find({ ...key, ...(Object.keys(seq).length > 0 && { seq: trusted(seq) }) })
    .sort({ seq: forwards ? 1 : -1 })
    .limit(limit)
    .lean<MessageDoc[]>();
  return (forwards ? docs : docs.toReversed()).map(toRecord);
}

async function rateAnswer(
  { messages }: Models,
  answer: TranscriptKey & { readonly _id: MessageId },
  { rating, escalation }: AnswerOpinion,
) {
  const isNews = { rating: trusted(rating === null ? { $exists: true } : { $ne: rating }) };
  const set = {
    ...(rating && { rating }),
    ...(escalation?.requiresEscalation && { escalation, 'receipt.decision': escalation.summary }),
  };
  const doc = await messages
    .findOneAndUpdate(
      { ...answer, kind: 'answer', status: trusted({ $ne: 'streaming' }), ...(!escalation && isNews) },
      { $set: set, ...(rating === null && { $unset: { rating: 1 } }) },
      { returnDocument: 'after' },
    )
    .lean<MessageDoc>();
  return doc && (toRecord(doc) as RatedAnswer);
}

async function listRated(
  { messages }: Models,
  assistantId: AssistantId,
  { rating, skip, limit }: RatedListing,
): Promise<readonly RatedExchange[]> {
  const answers = await messages
    .find({ assistantId, rating })
    .sort({ createdAt: -1, _id: 1 })
    .skip(skip)
    .limit(limit)
    .lean<MessageDoc[]>();
  const asked = answers.flatMap(({ inReplyTo }) => inReplyTo ?? []);
  const questions = await messages
    .find({ assistantId, _id: trusted({ $in: asked }) }, { text: 1 })
    .lean<Pick<MessageDoc, '_id' | 'text'>[]>();
  const texts = new Map(questions.map(({ _id, text = '' }) => [_id, text]));
  return answers.map((doc) => ({
    answer: toMessage(doc) as AnswerMessage,
    question: (doc.inReplyTo && texts.get(doc.inReplyTo)) ?? '',
  }));
}

/** Keeps messages in MongoDB. */
export function createMessageStore(models: Models, clock: Clock): MessageStore {
  const takeTurns = createTurns();
  return {
    // Those who write here don't race for the next seq: of 60 at once the last would try 60 times.
    append: (key, draft) =>
      takeTurns(key.conversationId, async () => append(models, clock, { ...draft, ...key })) as never,
    list: (key, range) => list(models, key, range),
    async endAnswer(key, id, end) {
      const doc = await models.messages
        .findOneAndUpdate(
          { ...key, _id: id, status: 'streaming' },
          { $set: end },
          { returnDocument: 'after' },
        )
        .lean<MessageDoc>();
      return doc && (toMessage(doc) as AnswerMessage);
    },
    rateAnswer: async (key, id, opinion) => rateAnswer(models, { ...key, _id: id }, opinion),
    countRated: async (key, rating) => models.messages.countDocuments({ ...key, rating }),
    listRated: async (assistantId, listing) => listRated(models, assistantId, listing),
    async find(key, id) {
      const doc = await models.messages.findOne({ ...key, _id: id }).lean<MessageDoc>();
      return doc && toMessage(doc);
    },
    async findHandover(key, version) {
      const doc = await models.messages
        .findOne({ ...key, dedupeKey: handoverKey(version) })
        .lean<MessageDoc>();
      return doc && (toMessage(doc) as HandoverMessage);
    },
    async countReplies(key, afterSeq) {
      const kind = trusted({ $in: REPLIES });
      return models.messages.countDocuments({ ...key, seq: trusted({ $gt: afterSeq }), kind });
    },
    async saveProgress(key, id, text) {
      await models.messages.updateOne({ ...key, _id: id, status: 'streaming' }, { $set: { text } });
    },
    async listStreaming(key) {
      const docs = await models.messages
        .find({ ...key, status: 'streaming' })
        .setOptions(key ? {} : { [CROSS_TENANT]: 'whoever they belong to, a server that died writes none' })
        .sort({ seq: 1 })
        .lean<MessageDoc[]>();
      return docs.map(toStreaming);
    },
  };
}
