// The identifiers that cross a wire: a prefix that says what it names, then letters and digits.

/** Names an assistant: one set of knowledge, settings and allowed origins. Public: it stands in the pasted tag. */
export type AssistantId = `asst_${string}`;
/** Names a workspace: the owner's team, its agents and assistants. */
export type WorkspaceId = `ws_${string}`;
/** Names a visitor: one browser, or one signed-in person of the owner's site. */
export type VisitorId = `vis_${string}`;
/** Names a conversation. The visitor's browser makes it, so that a first message can wait offline and be sent twice safely. */
export type ConversationId = `conv_${string}`;
/** Names a message. For an answer it is the answer's id as well. */
export type MessageId = `msg_${string}`;
/** Names a document of the knowledge. */
export type DocumentId = `doc_${string}`;
/** Names a source of documents: a folder, a page, a website. */
export type SourceId = `src_${string}`;
/** Names a job: work on a source that takes its time. */
export type JobId = `job_${string}`;
/** Names an agent: a person who answers visitors in the console. */
export type AgentId = `agent_${string}`;
/** Names a session of a visitor or an agent; the `jti` of a visitor's token. */
export type SessionId = `sess_${string}`;

/** Names an answer that an owner wrote. */
export type CannedAnswerId = `can_${string}`;
/** Names a group of questions that were not answered well. */
export type GapId = `gap_${string}`;
/** Names a golden question. */
export type GoldenQuestionId = `gold_${string}`;
/** Names an API key. */
export type ApiKeyId = `key_${string}`;
/** Names an entry of the audit log. */
export type AuditId = `aud_${string}`;
/** Names an address that is told of events. */
export type WebhookId = `whk_${string}`;
/** Names one event on its way to one address. */
export type DeliveryId = `dlv_${string}`;
/** Names a contact: somebody whom a program keeps in its list of customers. */
export type ContactId = `cont_${string}`;
/** Names an entry of the access log. */
export type AccessCheckId = `acc_${string}`;
/** Names a secret by which a website signs who its visitors are; the `kid` of those tokens. */
export type IdentityKeyId = `idk_${string}`;
/** Names an offer: something that a customer can subscribe to. */
export type OfferId = `off_${string}`;
/** Names a subscription of one customer to one offer. */
export type SubscriptionId = `sub_${string}`;

/** The prefix of every kind of identifier, without the underscore. */
export type IdPrefix =
  | 'asst'
  | 'ws'
  | 'vis'
  | 'conv'
  | 'msg'
  | 'doc'
  | 'src'
  | 'job'
  | 'agent'
  | 'sess'
  | 'can'
  | 'gap'
  | 'gold'
  | 'key'
  | 'aud'
  | 'acc'
  | 'whk'
  | 'dlv'
  | 'cont'
  | 'idk'
  | 'off'
  | 'sub'
  | 'srv';
