// The collection of messages.

import { Schema } from 'mongoose';

import type {
  AgentName,
  AnswerRating,
  AnswerReceipt,
  AnswerStatus,
  AssistantId,
  Citation,
  ConversationId,
  Escalation,
  HandoverState,
  Message,
  MessageId,
} from '@frontdesk/contract';

import type { ServerId } from '../../../ports/server-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE } from './kept.ts';

/** A message as it is kept: the fields of every kind, of which each kind uses its own. */
export interface MessageDoc {
  readonly _id: MessageId;
  readonly assistantId: AssistantId;
  readonly conversationId: ConversationId;
  readonly seq: number;
  /** What makes two messages the same; unique within a conversation. */
  readonly dedupeKey: string;
  readonly kind: Message['kind'];
  readonly createdAt: Date;
  readonly text?: string;
  readonly clientMessageId?: string;
  readonly status?: AnswerStatus;
  readonly inReplyTo?: MessageId;
  readonly attempt?: number;
  readonly citations?: readonly Citation[];
  readonly escalation?: Escalation;
  readonly rating?: AnswerRating;
  readonly receipt?: AnswerReceipt;
  /** The server that writes or wrote an answer. */
  readonly writer?: ServerId;
  readonly agent?: AgentName;
  readonly version?: number;
  readonly state?: HandoverState;
}

/** Messages; the unique indexes keep the order without gaps and each message once. */
export function messageSchema() {
  const schema = new Schema<MessageDoc>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      conversationId: REQUIRED_STRING,
      seq: { type: Number, required: true },
      dedupeKey: REQUIRED_STRING,
      kind: REQUIRED_STRING,
      createdAt: { type: Date, required: true },
      text: String,
      clientMessageId: String,
      status: String,
      inReplyTo: String,
      attempt: Number,
      citations: { type: [WHOLE], default: undefined },
      escalation: WHOLE,
      rating: String,
      receipt: WHOLE,
      writer: String,
      agent: WHOLE,
      version: Number,
      state: String,
    },
    { ...OPTIONS, collection: 'messages' },
  );
  schema.index({ conversationId: 1, seq: 1 }, { unique: true });
  schema.index({ conversationId: 1, dedupeKey: 1 }, { unique: true });
  schema.index({ status: 1 }, { partialFilterExpression: { status: 'streaming' } });
  schema.index(
    { assistantId: 1, rating: 1, createdAt: -1 },
    { partialFilterExpression: { rating: { $exists: true } } },
  );
  tenantScope(schema, ['assistantId']);
  return schema;
}
