// Keeps how assistants answer, and what their owners wrote about it: settings, canned answers, golden questions.

import type {
  AnsweringSettings,
  AssistantId,
  CannedAnswer,
  CannedAnswerId,
  CannedAnswerInput,
  GoldenQuestion,
  GoldenQuestionId,
  GoldenQuestionInput,
} from '@frontdesk/contract';

/** How an assistant answers whose owner has changed nothing. */
export const DEFAULT_ANSWERING: AnsweringSettings = {
  providers: [],
  model: null,
  tone: '',
  instructions: '',
  answerCharsMax: 3_000,
  answerTokensMax: 1_000,
  redaction: 'off',
  blockedTopics: [],
  linkHosts: [],
  confidenceMin: 0.5,
  rewritesQuestions: false,
  reranks: false,
  goldenBlocksPublishing: false,
};

/** Keeps answering settings. */
export interface AnsweringSettingsStore {
  /** @returns the assistant's settings; {@link DEFAULT_ANSWERING} where nothing was changed */
  read(assistantId: AssistantId): Promise<AnsweringSettings>;
  write(assistantId: AssistantId, settings: AnsweringSettings): Promise<void>;
}

/** Keeps canned answers. */
export interface CannedAnswerStore {
  /** @returns the assistant's canned answers, the latest first */
  list(assistantId: AssistantId): Promise<readonly CannedAnswer[]>;
  create(assistantId: AssistantId, input: CannedAnswerInput): Promise<CannedAnswer>;
  /** @returns the canned answer as it is now, or `null` when there is none with this id */
  replace(
    assistantId: AssistantId,
    id: CannedAnswerId,
    input: CannedAnswerInput,
  ): Promise<CannedAnswer | null>;
  /** @returns whether there was one */
  remove(assistantId: AssistantId, id: CannedAnswerId): Promise<boolean>;
  /** Makes these drafts answer visitors. @returns how many were drafts until now */
  publish(assistantId: AssistantId, ids: readonly CannedAnswerId[]): Promise<number>;
}

/** Keeps golden questions. */
export interface GoldenQuestionStore {
  /** @returns the assistant's golden questions, the oldest first */
  list(assistantId: AssistantId): Promise<readonly GoldenQuestion[]>;
  create(assistantId: AssistantId, input: GoldenQuestionInput): Promise<GoldenQuestion>;
  /** @returns whether there was one */
  remove(assistantId: AssistantId, id: GoldenQuestionId): Promise<boolean>;
}
