// The things that visitors, agents and programs see: messages, conversations, hand-overs, citations.

import type { Escalation } from './escalation.ts';
import type {
  AgentId,
  AssistantId,
  CannedAnswerId,
  ConversationId,
  DocumentId,
  MessageId,
  VisitorId,
} from './ids.ts';

/** A moment as ISO 8601 in UTC with milliseconds. */
export type Timestamp = string;

/** Points at the passage of the owner's knowledge that an answer rests on. */
export interface Citation {
  /** The number by which the answer's text refers to it, from 1. */
  readonly index: number;
  readonly documentId: DocumentId;
  readonly title: string;
  /** The headings above the passage, outermost first; empty before a document's first heading. */
  readonly headingPath: readonly string[];
  /** Where the passage opens: an absolute `http(s)` URL, or empty when another service that answered told no address. */
  readonly url: string;
  /** The passage's beginning in plain text, at most {@link DESK_LIMITS.citationSnippetMaxChars} characters. */
  readonly snippet: string;
}

/**
 * How far an answer is. `interrupted` means that the desk stopped before it was whole: the text is what had been written.
 */
export type AnswerStatus = 'streaming' | 'complete' | 'stopped' | 'interrupted';

/**
 * Where a conversation stands between the assistant and people.
 * `ai → requested → queued → human → returned | resolved`; `requested` becomes `queued` once agents have been told.
 * A visitor's new message in a `resolved` conversation goes to the assistant again.
 */
export type HandoverState = 'ai' | 'requested' | 'queued' | 'human' | 'returned' | 'resolved';

/** The state of the hand-over of one conversation. */
export interface Handover {
  readonly state: HandoverState;
  /** Counts the changes, from 0; each change is in the transcript as an event with the same version. */
  readonly version: number;
  readonly since: Timestamp;
  /** The agent who holds or held the conversation; absent before the first claim. */
  readonly agent?: AgentName;
}

/** What a visitor may know of an agent. */
export interface AgentName {
  readonly id: AgentId;
  readonly name: string;
}

interface MessageBase {
  readonly id: MessageId;
  readonly conversationId: ConversationId;
  /** The place in the conversation: 1, 2, 3 … without a gap, the same for everyone. */
  readonly seq: number;
  readonly createdAt: Timestamp;
}

/** What a visitor wrote, as plain text. */
export interface VisitorMessage extends MessageBase {
  readonly kind: 'visitor';
  /** The id that the sender gave it; the same id is stored once. */
  readonly clientMessageId: string;
  readonly text: string;
}

/** What a visitor can think of an answer: it helped, or it did not. */
export const ANSWER_RATINGS = ['up', 'down'] as const;

/** What a visitor thought of an answer. */
export type AnswerRating = (typeof ANSWER_RATINGS)[number];

/** What the assistant answered, as Markdown. */
export interface AnswerMessage extends MessageBase {
  readonly kind: 'answer';
  readonly text: string;
  readonly status: AnswerStatus;
  /** The message that it answers. */
  readonly inReplyTo: MessageId;
  /** 1 for the first answer to a message, 2 for one that was asked for again, and so on. */
  readonly attempt: number;
  readonly citations: readonly Citation[];
  /** Absent while it streams. */
  readonly escalation?: Escalation;
  /** What its reader thought of it; absent when they did not say. */
  readonly rating?: AnswerRating;
}

/** What an agent wrote, as Markdown. */
export interface AgentMessage extends MessageBase {
  readonly kind: 'agent';
  readonly clientMessageId: string;
  readonly agent: AgentName;
  readonly text: string;
}

/** A change of the hand-over, shown in the transcript to both sides. */
export interface HandoverMessage extends MessageBase {
  readonly kind: 'handover';
  readonly version: number;
  readonly state: HandoverState;
  readonly agent?: AgentName;
}

/** One entry of a transcript. */
export type Message = VisitorMessage | AnswerMessage | AgentMessage | HandoverMessage;

/** How far each side has read: the highest `seq` that was on a screen, 0 for nothing. */
export interface ReadMarks {
  readonly visitor: number;
  readonly agents: number;
}

/** A conversation as its visitor sees it. */
export interface Conversation {
  readonly id: ConversationId;
  readonly assistantId: AssistantId;
  readonly handover: Handover;
  /** The highest `seq` so far; 0 when nothing has been said. */
  readonly lastSeq: number;
  readonly read: ReadMarks;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** An answer that is being written while the conversation is opened: what a joining reader has missed of it. */
export interface LiveAnswer {
  readonly answerId: MessageId;
  readonly seq: number;
  /** Where `text` begins in the whole answer, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
}

/** A conversation with the part of its transcript that was asked for. */
export interface Transcript {
  readonly conversation: Conversation;
  /** In the order of `seq`, without the answer that `live` describes. */
  readonly messages: readonly Message[];
  /** Whether older messages than these exist. */
  readonly hasEarlier: boolean;
  readonly live?: LiveAnswer;
}

/** A line of the visitor's own list of conversations. */
export interface ConversationEntry {
  readonly conversation: Conversation;
  /** The last thing that a person said, shortened, as plain text. */
  readonly preview: string;
  /** How many answers and replies the visitor has not read. */
  readonly unread: number;
}

/** A line of the agents' inbox. */
export interface ConversationSummary extends Conversation {
  readonly visitor: VisitorProfile;
  /** The last thing that a person said, visitor or agent, shortened, as plain text. */
  readonly preview: string;
  /** Why a person is wanted, when the assistant said so. */
  readonly escalation?: Extract<Escalation, { requiresEscalation: true }>;
}

/** What an agent knows of a visitor. */
export interface VisitorProfile {
  readonly id: VisitorId;
  /** The name or else the e-mail address that the site has signed for its user; “Visitor 4f2a” for somebody whom no site has named. */
  readonly displayName: string;
  /** The page from which the last message came. */
  readonly page?: PageContext;
}

/** The page on which a visitor wrote; claimed by the page, so never trusted. */
export interface PageContext {
  readonly url: string;
  readonly title?: string;
}

/** Why an answer says what it says: kept with it, shown to agents and owners, never to visitors. */
export interface AnswerReceipt {
  readonly provider: string;
  readonly model?: string;
  readonly promptVersion?: string;
  readonly passages: readonly ReceiptPassage[];
  /** Whether a person was asked for, and the rule that decided it. */
  readonly decision: string;
  readonly confidence: number;
  /** From the question's receipt to the end of the answer, in milliseconds. */
  readonly latencyMs: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** The words that were searched for, when they are not the visitor's own. */
  readonly searchedFor?: string;
  /** The canned answer that was given. */
  readonly cannedAnswerId?: CannedAnswerId;
  /** What else shaped the answer, each a short sentence: a provider that failed, what was redacted, removed or withheld. */
  readonly notes?: readonly string[];
}

/** A passage that retrieval found for an answer. */
export interface ReceiptPassage {
  readonly documentId: DocumentId;
  readonly title: string;
  readonly headingPath: readonly string[];
  readonly score: number;
  readonly url: string;
}

/** A transcript with what only agents may see. */
export interface AgentTranscript extends Transcript {
  readonly summary: ConversationSummary;
  /** The receipts of the answers in `messages`, by message id. */
  readonly receipts: Readonly<Record<MessageId, AnswerReceipt>>;
}
