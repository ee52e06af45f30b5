// Everything the signed-in console knows, and everything that can happen to it.

import type { ConversationId, Handover, Timestamp } from '@frontdesk/contract';

import type { TranscriptChange, TranscriptState } from '../transcript/transcript-state.ts';
import { EMPTY_INBOX, type InboxChange, type InboxState } from '../inbox/inbox-state.ts';
import type { LinkStatus, Refusal } from '../transport/agent-link.ts';

/** A reply that the desk has not confirmed yet. */
export interface OutgoingReply {
  readonly conversationId: ConversationId;
  readonly clientMessageId: string;
  readonly text: string;
  readonly createdAt: Timestamp;
  /** Whether it waits for a desk that is about to come back. */
  readonly isWaiting?: true;
  /** Why it did not go out; absent while it is on its way. */
  readonly error?: Refusal;
}

/** What an agent can do with a conversation as a whole. */
export type HandoverMove = 'claim' | 'return' | 'resolve';

type ByConversation<T> = Readonly<Record<ConversationId, T>>;

/** The state of the console. */
export interface DeskState {
  readonly link: LinkStatus;
  /** Whether the desk has said that it is about to stop, and is not back yet. */
  readonly isDraining: boolean;
  readonly inbox: InboxState;
  readonly transcripts: ByConversation<TranscriptState>;
  /** Conversations that could not be opened, with the reason. */
  readonly unopened: ByConversation<Refusal | undefined>;
  readonly outgoing: readonly OutgoingReply[];
  /** What is written and not sent; the one that was changed last stands last. */
  readonly drafts: ByConversation<string>;
  /** The visitors who type at this moment. */
  readonly typing: ByConversation<boolean>;
  /** What is being done with a conversation and not confirmed yet. */
  readonly moving: ByConversation<HandoverMove | undefined>;
  /** What the agent should know about a conversation, such as who was faster. */
  readonly notices: ByConversation<string | undefined>;
  /** What a screen reader should say now; counted, so that the same words can be said again. */
  readonly announcement: { readonly count: number; readonly text: string };
}

/** What can happen. */
export type DeskChange =
  | { readonly type: 'link'; readonly status: LinkStatus }
  | { readonly type: 'draining'; readonly isDraining: boolean }
  | { readonly type: 'inbox'; readonly change: InboxChange }
  | { readonly type: 'transcript'; readonly id: ConversationId; readonly change: TranscriptChange }
  | { readonly type: 'unopened'; readonly id: ConversationId; readonly error: Refusal }
  | { readonly type: 'handover'; readonly id: ConversationId; readonly handover: Handover }
  | { readonly type: 'moving'; readonly id: ConversationId; readonly move: HandoverMove | undefined }
  | { readonly type: 'notice'; readonly id: ConversationId; readonly text: string | undefined }
  | { readonly type: 'reply-sending'; readonly reply: OutgoingReply }
  | { readonly type: 'reply-waiting'; readonly clientMessageId: string }
  | { readonly type: 'reply-failed'; readonly clientMessageId: string; readonly error: Refusal }
  | { readonly type: 'reply-dropped'; readonly clientMessageId: string }
  | { readonly type: 'draft'; readonly id: ConversationId; readonly text: string }
  | { readonly type: 'typing'; readonly id: ConversationId; readonly isTyping: boolean }
  | { readonly type: 'announce'; readonly text: string };

/** Returns the state of a console that has just been opened. */
export function initialDeskState(drafts: ByConversation<string> = {}): DeskState {
  return {
    link: 'connecting',
    isDraining: false,
    inbox: EMPTY_INBOX,
    transcripts: {},
    unopened: {},
    outgoing: [],
    drafts,
    typing: {},
    moving: {},
    notices: {},
    announcement: { count: 0, text: '' },
  };
}
