// Conversations in MongoDB.

import { trusted } from 'mongoose';

import type { Handover, PlanId } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
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

async function open(models: Models, clock: Clock, conversation: NewConversation) {
  const { conversations } = models;
  const { id, visitorId, assistantId, workspaceId, planId } = conversation;
  const now = clock.now();
  const created: Omit<ConversationDoc, '_id'> = {
    workspaceId,
    assistantId,
    visitorId,
    handover: { state: 'ai', version: 0, since: now },
    lastSeq: 0,
    read: { visitor: 0, agents: 0 },
    preview: '',
    ...(planId !== undefined && { planId }),
    createdAt: now,
    updatedAt: now,
  };
  const existing = await conversations.findOne({ _id: id, assistantId }).lean<ConversationDoc>();
  if (existing) {
    if (existing.visitorId !== visitorId) return null;
    await reopen(models, existing, { planId, now });
    return toConversation(existing);
  }
  try {
    await conversations.create({ _id: id, ...created });
    return toConversation({ _id: id, ...created });
  } catch (error) {
    const other = await conversations.findOne({ _id: id, workspaceId }).lean<ConversationDoc>();
    if (!other) throw error;
    return other.visitorId === visitorId && other.assistantId === assistantId ? toConversation(other) : null;
  }
}

interface PlanNote {
  readonly planId: PlanId | undefined;
  readonly now: Date;
}

/** Less than the day for which every plan keeps conversations at least. */
const STALE_MS = 43_200_000;

/** Of a conversation that is being removed nothing is known any more. */
const isKept = () => ({ isBeingRemoved: trusted({ $exists: false }) });

/** Notes on which plan its visitor writes, and keeps one that was silent for long from being removed while they do. */
async function reopen({ conversations }: Models, doc: ConversationDoc, on: PlanNote): Promise<void> {
  const { _id, assistantId } = doc;
  const { planId, now } = on;
  const isStale = doc.updatedAt.getTime() < now.getTime() - STALE_MS;
  if (!isStale && !doc.isBeingRemoved && doc.planId === planId) return;
  const change = planId === undefined ? { $unset: { planId: 1 } } : { $set: { planId } };
  const { matchedCount } = await conversations.updateOne(
    { _id, assistantId, ...isKept() },
    { ...change, $max: { updatedAt: isStale ? now : doc.updatedAt } },
  );
  if (matchedCount === 0) throw new AppError('unavailable', { internal: `${_id} is being removed` });
}

async function advance(models: Models, clock: Clock, update: ConversationKey & ConversationProgress) {
  const { id, assistantId, lastSeq, preview, visitorName, page, escalation } = update;
  await models.conversations.updateOne(
    { _id: id, assistantId, ...isKept() },
    { $max: { lastSeq, updatedAt: clock.now() } },
  );
  const set = {
    ...(preview !== undefined && { preview }),
    ...(visitorName !== undefined && { visitorName }),
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
  return conversations
    .findOne({ _id: id, assistantId, ...isKept() })
    .orFail()
    .lean<ConversationDoc>();
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
        .findOne({ _id: id, workspaceId, ...(visitorId && { visitorId }), ...isKept() })
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
    async moveAll({ assistantId, from, to, visitorName }) {
      const owner = { visitorId: to, ...(visitorName !== undefined && { visitorName }) };
      await conversations.updateMany({ assistantId, visitorId: from }, { $set: owner });
    },
    advance: (key, progress) => advance(models, clock, { ...key, ...progress }),
    setHandover: (key, handover) => setHandover(models, key, handover),
  };
}
