// How an assistant answers, and what its owner does about answers: settings, canned answers, gaps, golden questions.

import type { Citation, Timestamp } from './entities.ts';
import type { EscalationReason } from './escalation.ts';
import type {
  CannedAnswerId,
  ConversationId,
  DocumentId,
  GapId,
  GoldenQuestionId,
  MessageId,
} from './ids.ts';

/** Bounds of what owners write about answers, in characters. Apart from the other limits, which the widget carries. */
export const ANSWERING_LIMITS = {
  questionMaxChars: 500,
  answerMaxChars: 8_000,
  documentMaxChars: 50_000,
} as const;

/** What happens to e-mail addresses, telephone numbers, card numbers and IBANs in what a visitor writes. */
export const REDACTIONS = ['off', 'model', 'model-and-storage'] as const;

/** A subject that the assistant leaves to people. */
export interface BlockedTopic {
  readonly name: string;
  /** A question belongs to the topic when it holds all words of one phrase, in any form and order. */
  readonly phrases: readonly string[];
  /** What the visitor reads instead of an answer; absent: the desk's own sentence in the visitor's language. */
  readonly reply?: string;
}

/** How an assistant answers. */
export interface AnsweringSettings {
  /** Who writes answers: the first, then the next when it fails. `extractive` ends every chain, named or not. */
  readonly providers: readonly string[];
  /** The model, for providers that have several; `null`: the desk's own. */
  readonly model: string | null;
  /** How answers sound, in a few words; empty: plain and friendly. Only a model can follow. */
  readonly tone: string;
  /** What else a model should keep to. Never secrets: a model may be talked into repeating what it was told. */
  readonly instructions: string;
  /** The longest answer that a model may write, in characters. */
  readonly answerCharsMax: number;
  /** The longest answer that a model may write, in its own tokens. */
  readonly answerTokensMax: number;
  readonly redaction: (typeof REDACTIONS)[number];
  readonly blockedTopics: readonly BlockedTopic[];
  /** Hosts to which answers may link besides the links of the documents: `shop.example`, `*.shop.example`. */
  readonly linkHosts: readonly string[];
  /** Below this confidence a person is offered beside the answer, 0 to 1. */
  readonly confidenceMin: number;
  /** Whether a model may reword a follow-up question before the search. */
  readonly rewritesQuestions: boolean;
  /** Whether a model may reorder what the search found. */
  readonly reranks: boolean;
  /** Whether drafts are published only when all golden questions pass with them. */
  readonly goldenBlocksPublishing: boolean;
}

/** The settings with what the desk can offer for them. */
export interface AnsweringState {
  readonly settings: AnsweringSettings;
  /** The names of the providers that this desk has. */
  readonly providers: readonly string[];
  /** Whether `rewritesQuestions` and `reranks` have a model to work with. */
  readonly hasModel: boolean;
}

/** What an owner writes of a canned answer. */
export interface CannedAnswerInput {
  readonly question: string;
  /** Other ways to ask the same. */
  readonly variants: readonly string[];
  /** The answer, as Markdown. */
  readonly answer: string;
  /** A draft answers nobody until it is published. */
  readonly state: 'draft' | 'live';
}

/** An answer that an owner wrote, which wins over the documents. */
export interface CannedAnswer extends CannedAnswerInput {
  readonly id: CannedAnswerId;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** Whether a gap waits for its owner, was answered, or needs no answer. */
export const GAP_STATES = ['open', 'answered', 'dismissed'] as const;

/** Why a question counts as a gap: the reason for a person, or the visitor's thumb. */
export type GapReason = EscalationReason;

/** A question that was not answered well. */
export interface GapQuestion {
  readonly text: string;
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly reason: GapReason;
  readonly confidence: number;
  readonly askedAt: Timestamp;
}

/** Questions of the same meaning that were not answered well. */
export interface Gap {
  readonly id: GapId;
  /** The question that stands for all of them. */
  readonly question: string;
  readonly state: (typeof GAP_STATES)[number];
  /** How often it was asked. */
  readonly count: number;
  /** How often for each reason. */
  readonly reasons: Readonly<Partial<Record<GapReason, number>>>;
  /** The latest questions, the newest first. */
  readonly examples: readonly GapQuestion[];
  readonly firstAskedAt: Timestamp;
  readonly lastAskedAt: Timestamp;
  /** What answered it. */
  readonly resolution?: {
    readonly kind: 'canned-answer' | 'document';
    readonly id: CannedAnswerId | DocumentId;
    readonly at: Timestamp;
  };
}

/** What an owner writes to close a gap. */
export type GapAnswerInput =
  | { readonly kind: 'canned-answer'; readonly answer: string; readonly question?: string }
  | { readonly kind: 'document'; readonly title: string; readonly markdown: string };

/** What an answer was or is, in short. */
export interface AnswerOutline {
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Why a person was asked for; `null` when none was needed. */
  readonly reason: EscalationReason | null;
  readonly confidence: number;
}

/** A question of a gap, before and after its answer was written. */
export interface GapRetry {
  readonly question: string;
  readonly before: Pick<AnswerOutline, 'reason' | 'confidence'>;
  readonly after: AnswerOutline;
}

/** What writing the answer to a gap did. */
export interface GapAnswered {
  readonly gap: Gap;
  readonly retries: readonly GapRetry[];
  /** How many of the questions asked again need no person any more. */
  readonly answered: number;
}

/** What must become of a golden question: `cites X`, `must escalate` or `must refuse`. */
export type GoldenExpectation = `cites ${string}` | 'must escalate' | 'must refuse';

/** What an owner writes of a golden question. */
export interface GoldenQuestionInput {
  readonly question: string;
  /**
   * `cites X`: the answer cites a document by its source (`billing.md`, `billing.md#refunds`), its address or its title, or is the canned answer
   * with this id. `must escalate`: a person is asked for. `must refuse`: a person is asked for and nothing is cited.
   */
  readonly expect: GoldenExpectation;
}

/** A question whose outcome must never change unnoticed. */
export interface GoldenQuestion extends GoldenQuestionInput {
  readonly id: GoldenQuestionId;
  readonly createdAt: Timestamp;
}

/** What became of one golden question. */
export interface GoldenResult extends GoldenQuestionInput {
  readonly id: GoldenQuestionId;
  readonly ok: boolean;
  readonly got: AnswerOutline;
}

/** What became of all golden questions of an assistant. */
export interface GoldenRun {
  readonly passed: number;
  readonly failed: number;
  readonly results: readonly GoldenResult[];
  readonly ranAt: Timestamp;
  readonly durationMs: number;
}

/** What publishing the drafts did. */
export interface Published {
  /** How many drafts went live; 0 when golden questions failed and block publishing. */
  readonly published: number;
  /** What the golden questions said with the drafts; `null` when they were not asked. */
  readonly golden: GoldenRun | null;
}
