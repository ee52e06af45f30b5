// Keeps conversations: who they belong to and how they stand. What was said is in the message store.

import type {
  AssistantId,
  Conversation,
  ConversationId,
  Escalation,
  Handover,
  PageContext,
  PlanId,
  ReadMarks,
  VisitorId,
  WorkspaceId,
} from '@frontdesk/contract';

/** A conversation as it is kept. */
export interface StoredConversation extends Conversation {
  readonly workspaceId: WorkspaceId;
  readonly visitorId: VisitorId;
  readonly preview: string;
  /** What the visitor's site calls them; absent for somebody whom no site has named. */
  readonly visitorName?: string;
  /** The plan on which its visitor wrote last; says how long it is kept. */
  readonly planId?: PlanId;
  readonly page?: PageContext;
  readonly escalation?: Extract<Escalation, { requiresEscalation: true }>;
}

/** What a conversation begins with. */
export interface NewConversation {
  readonly id: ConversationId;
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
  readonly visitorId: VisitorId;
  /** The plan on which the visitor writes now; absent: none. */
  readonly planId?: PlanId | undefined;
}

/** What the latest message changes of a conversation. */
export interface ConversationProgress {
  readonly lastSeq: number;
  readonly preview?: string;
  readonly visitorName?: string;
  readonly page?: PageContext;
  /** `null` takes an earlier escalation back. */
  readonly escalation?: Extract<Escalation, { requiresEscalation: true }> | null;
}

/** Says whose conversation is meant, so that none of another tenant can be touched. */
export interface ConversationKey {
  readonly id: ConversationId;
  readonly assistantId: AssistantId;
}

/** Keeps conversations. Every method stays within the tenant that its arguments name. */
export interface ConversationStore {
  /**
   * Opens a conversation, once: the same id by the same visitor returns the one that exists.
   * @returns `null` when the id belongs to somebody else
   * @throws {AppError} `unavailable` while it is being removed
   */
  open(conversation: NewConversation): Promise<StoredConversation | null>;
  /** @returns the conversation, or `null` when there is none or it belongs to somebody else */
  find(scope: {
    readonly id: ConversationId;
    readonly workspaceId: WorkspaceId;
    readonly visitorId?: VisitorId;
  }): Promise<StoredConversation | null>;
  /** @returns the visitor's conversation that changed last, or `null` */
  findLatest(scope: {
    readonly assistantId: AssistantId;
    readonly visitorId: VisitorId;
  }): Promise<StoredConversation | null>;
  /** @returns the visitor's conversations, the one that changed last first */
  listOwn(
    owner: { readonly assistantId: AssistantId; readonly visitorId: VisitorId },
    limit: number,
  ): Promise<readonly StoredConversation[]>;
  /** @returns a page of the visitor's conversations, the one that changed last first; one that changes meanwhile moves to the first page */
  pageOwn(
    owner: { readonly assistantId: AssistantId; readonly visitorId: VisitorId },
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ readonly items: readonly StoredConversation[]; readonly nextCursor: string | null }>;
  /** Gives every conversation of one visitor to another: those of a browser before its user was known. */
  moveAll(move: {
    readonly assistantId: AssistantId;
    readonly from: VisitorId;
    readonly to: VisitorId;
    /** What the site calls the user. */
    readonly visitorName?: string | undefined;
  }): Promise<void>;
  /** Notes how far a side has read. @returns the conversation, or `null` when a mark as high was known */
  markRead(key: ConversationKey, side: keyof ReadMarks, seq: number): Promise<StoredConversation | null>;
  /** @returns the workspace's conversations, the one that changed last first */
  list(workspaceId: WorkspaceId, limit: number): Promise<readonly StoredConversation[]>;
  /** @returns the conversations of all workspaces that changed last; for putting right what a crash left */
  listRecent(limit: number): Promise<readonly StoredConversation[]>;
  /** Notes what the latest message changed; an older one that comes late changes nothing. */
  advance(key: ConversationKey, progress: ConversationProgress): Promise<StoredConversation>;
  /** Notes how the hand-over stands, unless a later version is known. */
  setHandover(key: ConversationKey, handover: Handover): Promise<StoredConversation>;
}
