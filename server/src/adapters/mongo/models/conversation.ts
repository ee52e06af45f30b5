// The collection of conversations.

import { Schema } from 'mongoose';

import type { Handover, PageContext } from '@frontdesk/contract';

import type { StoredConversation } from '../../../ports/conversation-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** A conversation as it is kept, with times that can be sorted and compared. */
export type ConversationDoc = Omit<Kept<StoredConversation>, 'createdAt' | 'updatedAt' | 'handover'> & {
  readonly handover: Omit<Handover, 'since'> & { readonly since: Date };
  readonly page?: PageContext;
  /** Its messages are being removed; nothing can be said in it any more. */
  readonly isBeingRemoved?: true;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Conversations, found by their visitor and by when they changed. */
export function conversationSchema() {
  const schema = new Schema<ConversationDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      visitorId: REQUIRED_STRING,
      handover: {
        _id: false,
        state: REQUIRED_STRING,
        version: { type: Number, required: true },
        since: { type: Date, required: true },
        agent: WHOLE,
      },
      lastSeq: { type: Number, required: true },
      read: {
        _id: false,
        visitor: { type: Number, required: true },
        agents: { type: Number, required: true },
      },
      preview: { type: String, default: '' },
      visitorName: String,
      planId: String,
      isBeingRemoved: Boolean,
      page: WHOLE,
      escalation: WHOLE,
      createdAt: { type: Date, required: true },
      updatedAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'conversations' },
  );
  schema.index({ updatedAt: -1 });
  schema.index({ workspaceId: 1, updatedAt: -1 });
  schema.index({ assistantId: 1, visitorId: 1, updatedAt: -1 });
  schema.index(
    { workspaceId: 1, planId: 1, updatedAt: 1 },
    { partialFilterExpression: { planId: { $exists: true } } },
  );
  tenantScope(schema, ['assistantId', 'workspaceId']);
  return schema;
}
