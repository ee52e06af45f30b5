// The collections: their fields and the indexes that the desk's promises rest on.

import { Schema, type Connection } from 'mongoose';

import type {
  AgentName,
  AnswerReceipt,
  AnswerStatus,
  AssistantId,
  Citation,
  ConversationId,
  Escalation,
  Handover,
  HandoverState,
  Message,
  MessageId,
  PageContext,
} from '@frontdesk/contract';

import type { Agent, Assistant, Workspace } from '../../ports/assistant-store.ts';
import type { StoredConversation } from '../../ports/conversation-store.ts';
import type { KnowledgeDocument } from '../../ports/document-store.ts';
import type { AgentSessionRecord, VisitorSessionRecord } from '../../ports/session-store.ts';
import { tenantScope } from './tenant-scope.ts';

/** A record whose `id` is kept as `_id`. */
export type Kept<Entity extends { readonly id: string }> = Omit<Entity, 'id'> & {
  readonly _id: Entity['id'];
};

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
  readonly receipt?: AnswerReceipt;
  readonly agent?: AgentName;
  readonly version?: number;
  readonly state?: HandoverState;
}

/** A conversation as it is kept, with times that can be sorted and compared. */
export type ConversationDoc = Omit<Kept<StoredConversation>, 'createdAt' | 'updatedAt' | 'handover'> & {
  readonly handover: Omit<Handover, 'since'> & { readonly since: Date };
  readonly page?: PageContext;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** A session of any kind, found by its id or by the hash of its token. */
export type SessionDoc =
  | Kept<VisitorSessionRecord>
  | (Omit<AgentSessionRecord, 'tokenHash'> & { readonly _id: string });

const OPTIONS = { versionKey: false, id: false, minimize: false } as const;
const REQUIRED_STRING = { type: String, required: true } as const;
/** Read-only values that are written and read whole. */
const WHOLE = Schema.Types.Mixed;

function messageSchema() {
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
      receipt: WHOLE,
      agent: WHOLE,
      version: Number,
      state: String,
    },
    { ...OPTIONS, collection: 'messages' },
  );
  schema.index({ conversationId: 1, seq: 1 }, { unique: true });
  schema.index({ conversationId: 1, dedupeKey: 1 }, { unique: true });
  schema.index({ status: 1 }, { partialFilterExpression: { status: 'streaming' } });
  tenantScope(schema, ['assistantId']);
  return schema;
}

function conversationSchema() {
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
  tenantScope(schema, ['assistantId', 'workspaceId']);
  return schema;
}

function sessionSchema() {
  const schema = new Schema<SessionDoc>(
    {
      _id: REQUIRED_STRING,
      kind: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      assistantId: String,
      visitorId: String,
      agentId: String,
      expiresAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'sessions' },
  );
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return schema;
}

function documentSchema() {
  const schema = new Schema<Kept<KnowledgeDocument>>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      sourceKey: REQUIRED_STRING,
      title: REQUIRED_STRING,
      markdown: { type: String, default: '' },
      url: String,
      audience: { type: [String], default: undefined },
      version: REQUIRED_STRING,
    },
    { ...OPTIONS, collection: 'documents' },
  );
  schema.index({ assistantId: 1, sourceKey: 1 }, { unique: true });
  tenantScope(schema, ['assistantId']);
  return schema;
}

function assistantSchema() {
  const schema = new Schema<Kept<Assistant>>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      name: REQUIRED_STRING,
      greeting: REQUIRED_STRING,
      starters: [String],
      offersPeople: { type: Boolean, required: true },
      accentColor: REQUIRED_STRING,
      allowedOrigins: [String],
    },
    { ...OPTIONS, collection: 'assistants' },
  );
  schema.index({ workspaceId: 1 });
  schema.index({ allowedOrigins: 1 });
  return schema;
}

function agentSchema() {
  const schema = new Schema<Kept<Agent>>(
    { _id: REQUIRED_STRING, workspaceId: REQUIRED_STRING, name: REQUIRED_STRING },
    { ...OPTIONS, collection: 'agents' },
  );
  tenantScope(schema, ['workspaceId']);
  return schema;
}

/**
 * Declares the collections on a connection.
 * @returns the models by which the stores of this folder work
 */
export function defineModels(connection: Connection) {
  return {
    workspaces: connection.model(
      'Workspace',
      new Schema<Kept<Workspace>>(
        { _id: REQUIRED_STRING, name: REQUIRED_STRING },
        { ...OPTIONS, collection: 'workspaces' },
      ),
    ),
    assistants: connection.model('Assistant', assistantSchema()),
    agents: connection.model('Agent', agentSchema()),
    sessions: connection.model('Session', sessionSchema()),
    conversations: connection.model('Conversation', conversationSchema()),
    messages: connection.model('Message', messageSchema()),
    documents: connection.model('Document', documentSchema()),
  };
}

/** The collections of one connection. */
export type Models = ReturnType<typeof defineModels>;
