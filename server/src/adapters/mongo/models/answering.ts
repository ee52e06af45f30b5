// The collections of answering: settings, canned answers, gaps, golden questions.

import { Schema } from 'mongoose';

import type {
  AnsweringSettings,
  AssistantId,
  CannedAnswer,
  GapQuestion,
  GoldenQuestion,
} from '@frontdesk/contract';

import type { StoredGap } from '../../../ports/gap-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** An assistant's answering settings as they are kept. */
export interface AnsweringDoc {
  readonly _id: AssistantId;
  readonly assistantId: AssistantId;
  readonly settings: Partial<AnsweringSettings>;
}

/** A canned answer as it is kept. */
export type CannedAnswerDoc = Omit<Kept<CannedAnswer>, 'createdAt' | 'updatedAt'> & {
  readonly assistantId: AssistantId;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** A golden question as it is kept. */
export type GoldenQuestionDoc = Omit<Kept<GoldenQuestion>, 'createdAt'> & {
  readonly assistantId: AssistantId;
  readonly createdAt: Date;
};

/** A gap as it is kept. */
export type GapDoc = Omit<Kept<StoredGap>, 'examples' | 'firstAskedAt' | 'lastAskedAt' | 'questions'> & {
  readonly assistantId: AssistantId;
  readonly questions: readonly GapQuestion[];
  readonly firstAskedAt: Date;
  readonly lastAskedAt: Date;
};

const REQUIRED_DATE = { type: Date, required: true } as const;

/** Answering settings, one record per assistant. */
export function answeringSchema() {
  const schema = new Schema<AnsweringDoc>(
    { _id: REQUIRED_STRING, assistantId: REQUIRED_STRING, settings: WHOLE },
    { ...OPTIONS, collection: 'answering' },
  );
  tenantScope(schema, ['assistantId']);
  return schema;
}

/** Canned answers. */
export function cannedAnswerSchema() {
  const schema = new Schema<CannedAnswerDoc>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      question: REQUIRED_STRING,
      variants: [String],
      answer: REQUIRED_STRING,
      state: REQUIRED_STRING,
      createdAt: REQUIRED_DATE,
      updatedAt: REQUIRED_DATE,
    },
    { ...OPTIONS, collection: 'cannedAnswers' },
  );
  schema.index({ assistantId: 1, updatedAt: -1 });
  tenantScope(schema, ['assistantId']);
  return schema;
}

/** Gaps; the questions are kept with the gap, bounded. */
export function gapSchema() {
  const schema = new Schema<GapDoc>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      question: REQUIRED_STRING,
      state: REQUIRED_STRING,
      count: { type: Number, required: true },
      reasons: WHOLE,
      questions: WHOLE,
      firstAskedAt: REQUIRED_DATE,
      lastAskedAt: REQUIRED_DATE,
      resolution: WHOLE,
    },
    { ...OPTIONS, collection: 'gaps' },
  );
  schema.index({ assistantId: 1, state: 1, count: -1 });
  schema.index({ assistantId: 1, lastAskedAt: -1 });
  tenantScope(schema, ['assistantId']);
  return schema;
}

/** Golden questions. */
export function goldenQuestionSchema() {
  const schema = new Schema<GoldenQuestionDoc>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      question: REQUIRED_STRING,
      expect: REQUIRED_STRING,
      createdAt: REQUIRED_DATE,
    },
    { ...OPTIONS, collection: 'goldenQuestions' },
  );
  schema.index({ assistantId: 1, createdAt: 1 });
  tenantScope(schema, ['assistantId']);
  return schema;
}
