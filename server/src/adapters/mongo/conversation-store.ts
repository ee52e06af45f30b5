// Conversations in MongoDB.

import { trusted } from 'mongoose';

import type { Handover } from '@frontdesk/contract';

import type { Clock } from '../../ports/clock.ts';
import type {
  ConversationKey,
  ConversationProgress,
  ConversationStore,
  NewConversation,
  StoredConversation,
} from '../../ports/conversation-store.ts';
import { behindCursor, cutPage } from './behind-cursor.ts';
import type { ConversationDoc } from './models/conversation.ts';
import type { Models } from './models/index.ts';
import { CROSS_TENANT } from './tenant-scope.ts';

function toConversation(doc: ConversationDoc): StoredConversation {
  const { _id, handover, createdAt, updatedAt, ...rest } = doc;
  return {
    ...rest,
    id: _id,
    handover: { ...handover, since: handover.since.toISOString() },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

async function open({ conversations }: Models, clock: Clock, conversation: NewConversation) {
  const { id, visitorId, assistantId, workspaceId } = conversation;
  const now = clock.now();
  const created: Omit<ConversationDoc, '_id'> = {
    workspaceId,
    assistantId,
    visitorId,
    handover: { state: 'ai', version: 0, since: now },
    lastSeq: 0,
    read: { visitor: 0, agents: 0 },
    preview: '',
    createdAt: now,
    updatedAt: now,
  };
  const existing = await conversations.findOne({ _id: id, assistantId }).lean<ConversationDoc>();
  if (existing) return existing.visitorId === visitorId ? toConversation(existing) : null;
  try {
    await conversations.create({ _id: id, ...created });
    return toConversation({ _id: id, ...created });
  } catch (error) {
    const other = await conversations.findOne({ _id: id, workspaceId }).lean<ConversationDoc>();
    if (!other) throw error;
    return other.visitorId === visitorId && other.assistantId === assistantId ? toConversation(other) : null;
  }
}

async function advance(models: Models, clock: Clock, update: ConversationKey & ConversationProgress) {
  const { id, assistantId, lastSeq, preview, page, escalation } = update;
  await models.conversations.updateOne(
    { _id: id, assistantId },
    { $max: { lastSeq, updatedAt: clock.now() } },
  );
  const set = {
    ...(preview !== undefined && { preview }),
    ...(page && { page }),
    ...(escalation && { escalation }),
  };
  const doc = await models.conversations
    .findOneAndUpdate(
      { _id: id, assistantId, lastSeq },
      { $set: set, ...(escalation === null && { $unset: { escalation: 1 } }) },
      { returnDocument: 'after' },
    )
    .lean<ConversationDoc>();
  return toConversation(doc ?? (await reread(models, update)));
}

async function setHandover(models: Models, key: ConversationKey, handover: Handover) {
  const { id, assistantId } = key;
  const doc = await models.conversations
    .findOneAndUpdate(
      { _id: id, assistantId, 'handover.version': trusted({ $lt: handover.version }) },
      { $set: { handover: { ...handover, since: new Date(handover.since) } } },
      { returnDocument: 'after' },
    )
    .lean<ConversationDoc>();
  return toConversation(doc ?? (await reread(models, key)));
}

async function reread({ conversations }: Models, { id, assistantId }: ConversationKey) {
  return conversations.findOne({ _id: id, assistantId }).orFail().lean<ConversationDoc>();
}

type Reads = 'find' | 'findLatest' | 'list' | 'listRecent';

function ownReads({ conversations }: Models): Pick<ConversationStore, 'listOwn' | 'pageOwn'> {
  return {
    async listOwn({ assistantId, visitorId }, limit) {
      const docs = await conversations
        .find({ assistantId, visitorId })
        .sort({ updatedAt: -1 })
        .limit(limit)
        .lean<ConversationDoc[]>();
      return docs.map(toConversation);
    },
    async pageOwn({ assistantId, visitorId }, { cursor, limit }) {
      const docs = await conversations
        .find({ assistantId, visitorId, ...behindCursor(cursor, { kind: 'conv', by: 'updatedAt' }) })
        .sort({ updatedAt: -1, _id: -1 })
        .limit(limit + 1)
        .lean<ConversationDoc[]>();
      const { page, nextCursor } = cutPage(docs, limit, ({ updatedAt }) => updatedAt);
      return { items: page.map(toConversation), nextCursor };
    },
  };
}

function reads({ conversations }: Models): Pick<ConversationStore, Reads> {
  return {
    async find({ id, workspaceId, visitorId }) {
      const doc = await conversations
        .findOne({ _id: id, workspaceId, ...(visitorId && { visitorId }) })
        .lean<ConversationDoc>();
      return doc && toConversation(doc);
    },
    async findLatest({ assistantId, visitorId }) {
      const doc = await conversations
        .findOne({ assistantId, visitorId })
        .sort({ updatedAt: -1 })
        .lean<ConversationDoc>();
      return doc && toConversation(doc);
    },
    async list(workspaceId, limit) {
      const docs = await conversations
        .find({ workspaceId })
        .sort({ updatedAt: -1 })
        .limit(limit)
        .lean<ConversationDoc[]>();
      return docs.map(toConversation);
    },
    async listRecent(limit) {
      const docs = await conversations
        .find()
        .sort({ updatedAt: -1 })
        .limit(limit)
        .setOptions({
          [CROSS_TENANT]: 'a desk that starts puts right what a crash left, whoever it belongs to',
        })
        .lean<ConversationDoc[]>();
      return docs.map(toConversation);
    },
  };
}

/** Keeps conversations in MongoDB. */
export function createConversationStore(models: Models, clock: Clock): ConversationStore {
  const { conversations } = models;
  return {
    ...ownReads(models),
    ...reads(models),
    open: (conversation) => open(models, clock, conversation),
    async markRead({ id, assistantId }, side, seq) {
      const mark = `read.${side}`;
      const doc = await conversations
        .findOneAndUpdate(
          { _id: id, assistantId, [mark]: trusted({ $lt: seq }), lastSeq: trusted({ $gte: seq }) },
          { $set: { [mark]: seq } },
          { returnDocument: 'after' },
        )
        .lean<ConversationDoc>();
      return doc && toConversation(doc);
    },
    async moveAll({ assistantId, from, to }) {
      await conversations.updateMany({ assistantId, visitorId: from }, { $set: { visitorId: to } });
    },
    advance: (key, progress) => advance(models, clock, { ...key, ...progress }),
    setHandover: (key, handover) => setHandover(models, key, handover),
  };
}
