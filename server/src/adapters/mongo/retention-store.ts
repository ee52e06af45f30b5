// Removes conversations in MongoDB: first the mark, then the messages, then the conversation, so that a crash leaves nothing that can't be found again.

import { trusted } from 'mongoose';

import type { Retention, RetentionStore, SilentConversations } from '../../ports/retention-store.ts';
import type { ConversationDoc } from './models/conversation.ts';
import type { Models } from './models/index.ts';
import type { PlanTableDoc } from './models/offers.ts';
import { CROSS_TENANT } from './tenant-scope.ts';

/** Removes conversations in MongoDB. */
export function createRetentionStore(models: Models): RetentionStore {
  const { conversations, messages, plans } = models;

  async function removeOne({ _id, assistantId }: ConversationDoc, since: Date): Promise<boolean> {
    const key = { _id, assistantId };
    // From here on nothing can be said in it: whoever was quicker has moved its time.
    const marked = await conversations.updateOne(
      { ...key, updatedAt: trusted({ $lt: since }) },
      { $set: { isBeingRemoved: true } },
    );
    if (marked.matchedCount === 0) return false;
    await messages.deleteMany({ assistantId, conversationId: _id });
    await conversations.deleteOne({ ...key, isBeingRemoved: true });
    return true;
  }

  return {
    async list() {
      const tables = await plans
        .find()
        .setOptions({ [CROSS_TENANT]: 'one job removes for all workspaces what they do not keep' })
        .lean<PlanTableDoc[]>();
      return tables.flatMap(({ workspaceId, items }) =>
        items.flatMap(({ id: planId, retentionDays: days }): Retention[] =>
          days === undefined ? [] : [{ workspaceId, planId, days }],
        ),
      );
    },
    async removeSilent({ workspaceId, planId, since }: SilentConversations, limit) {
      const found = await conversations
        .find({ workspaceId, planId, updatedAt: trusted({ $lt: since }) })
        .limit(limit)
        .lean<ConversationDoc[]>();
      let removed = 0;
      for (const each of found) removed += Number(await removeOne(each, since));
      return removed;
    },
  };
}
