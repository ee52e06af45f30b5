// Forms of how an assistant answers: settings, canned answers, gaps, golden questions.

import { z } from 'zod';

import {
  ANSWERING_LIMITS,
  GAP_STATES,
  REDACTIONS,
  type AnsweringSettings,
  type AnsweringState,
  type AnswerOutline,
  type CannedAnswer,
  type CannedAnswerInput,
  type Gap,
  type GapAnswered,
  type GapAnswerInput,
  type GoldenQuestion,
  type GoldenQuestionInput,
  type GoldenRun,
  type Published,
} from '../answering.ts';
import { ANSWER_RATINGS } from '../entities.ts';
import { ESCALATION_REASONS } from '../escalation.ts';
import { pageOf, pageQuerySchema } from './api.ts';
import { idSchema } from './primitives.ts';

/** Parses a text of an owner: whole characters, trimmed, not empty, bounded. */
function textUpTo(maxChars: number) {
  return optionalTextUpTo(maxChars).pipe(z.string().min(1, 'must not be empty'));
}
function optionalTextUpTo(maxChars: number) {
  return z
    .string()
    .max(maxChars)
    .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim());
}

const fraction = z.number().min(0).max(1);
const timestamp = z.string();
const reason = z.enum(ESCALATION_REASONS);

/** Parses what a visitor thought of an answer; `null` takes it back. */
export const answerRatingSchema = z.enum(ANSWER_RATINGS).nullable();

const blockedTopicSchema = z.strictObject({
  name: textUpTo(100),
  phrases: z.array(textUpTo(200)).min(1).max(50),
  reply: textUpTo(1_000).exactOptional(),
});

/** Parses an assistant's answering settings. */
export const answeringSettingsSchema = z.strictObject({
  providers: z.array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be the name of a provider')).max(4),
  model: textUpTo(200).nullable(),
  tone: optionalTextUpTo(200),
  instructions: optionalTextUpTo(4_000),
  answerCharsMax: z.number().int().min(200).max(8_000),
  answerTokensMax: z.number().int().min(64).max(4_096),
  redaction: z.enum(REDACTIONS),
  blockedTopics: z.array(blockedTopicSchema).max(50),
  linkHosts: z
    .array(
      z
        .string()
        .max(253)
        .regex(/^(?:\*\.)?(?:[a-z0-9-]{1,63}\.)*[a-z0-9-]{1,63}$/, 'must be a host such as shop.example'),
    )
    .max(50),
  confidenceMin: fraction,
  rewritesQuestions: z.boolean(),
  reranks: z.boolean(),
  goldenBlocksPublishing: z.boolean(),
}) satisfies z.ZodType<AnsweringSettings>;

/** Parses a change of the settings: what is absent stays. */
export const answeringChangeSchema = answeringSettingsSchema.partial();

/** The settings with what the desk can offer for them. */
export const answeringStateSchema: z.ZodType<AnsweringState> = z.object({
  settings: answeringSettingsSchema,
  providers: z.array(z.string()),
  hasModel: z.boolean(),
});

/** Parses what an owner writes of a canned answer. */
export const cannedAnswerInputSchema = z.strictObject({
  question: textUpTo(ANSWERING_LIMITS.questionMaxChars),
  variants: z.array(textUpTo(ANSWERING_LIMITS.questionMaxChars)).max(50).default([]),
  answer: textUpTo(ANSWERING_LIMITS.answerMaxChars),
  state: z.enum(['draft', 'live']).default('live'),
}) satisfies z.ZodType<CannedAnswerInput>;

/** A canned answer. */
export const cannedAnswerSchema: z.ZodType<CannedAnswer> = z.object({
  id: idSchema('can'),
  question: z.string(),
  variants: z.array(z.string()),
  answer: z.string(),
  state: z.enum(['draft', 'live']),
  createdAt: timestamp,
  updatedAt: timestamp,
});

const gapQuestionSchema = z.object({
  text: z.string(),
  conversationId: idSchema('conv'),
  messageId: idSchema('msg'),
  reason,
  confidence: fraction,
  askedAt: timestamp,
});

/** Questions of the same meaning that were not answered well. */
export const gapSchema: z.ZodType<Gap> = z.object({
  id: idSchema('gap'),
  question: z.string(),
  state: z.enum(GAP_STATES),
  count: z.number().int(),
  reasons: z.partialRecord(reason, z.number().int()),
  examples: z.array(gapQuestionSchema),
  firstAskedAt: timestamp,
  lastAskedAt: timestamp,
  resolution: z
    .object({
      kind: z.enum(['canned-answer', 'document']),
      id: z.union([idSchema('can'), idSchema('doc')]),
      at: timestamp,
    })
    .exactOptional(),
});

/** Parses which gaps are wanted. */
export const gapQuerySchema = pageQuerySchema.extend({ state: z.enum(GAP_STATES).default('open') });

/** Parses whether a gap needs an answer. */
export const gapStateSchema = z.strictObject({ state: z.enum(['open', 'dismissed']) });

/** Parses what an owner writes to close a gap. */
export const gapAnswerInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('canned-answer'),
    answer: textUpTo(ANSWERING_LIMITS.answerMaxChars),
    question: textUpTo(ANSWERING_LIMITS.questionMaxChars).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('document'),
    title: textUpTo(200),
    markdown: textUpTo(ANSWERING_LIMITS.documentMaxChars),
  }),
]) satisfies z.ZodType<GapAnswerInput>;

const citationSchema = z.object({
  index: z.number().int(),
  documentId: idSchema('doc'),
  title: z.string(),
  headingPath: z.array(z.string()),
  url: z.string(),
  snippet: z.string(),
});

const answerOutlineSchema = z.object({
  text: z.string(),
  citations: z.array(citationSchema),
  reason: reason.nullable(),
  confidence: fraction,
}) satisfies z.ZodType<AnswerOutline>;

/** What writing the answer to a gap did. */
export const gapAnsweredSchema: z.ZodType<GapAnswered> = z.object({
  gap: gapSchema,
  retries: z.array(
    z.object({
      question: z.string(),
      before: answerOutlineSchema.pick({ reason: true, confidence: true }),
      after: answerOutlineSchema,
    }),
  ),
  answered: z.number().int(),
});

/** Parses what must become of a golden question. */
export const goldenExpectationSchema = z.union(
  [
    z.templateLiteral(['cites ', z.string().min(1).max(500)]),
    z.literal('must escalate'),
    z.literal('must refuse'),
  ],
  'must be “cites SOURCE”, “must escalate” or “must refuse”',
);

/** Parses what an owner writes of a golden question. */
export const goldenQuestionInputSchema = z.strictObject({
  question: textUpTo(ANSWERING_LIMITS.questionMaxChars),
  expect: goldenExpectationSchema,
}) satisfies z.ZodType<GoldenQuestionInput>;

/** A golden question. */
export const goldenQuestionSchema: z.ZodType<GoldenQuestion> = z.object({
  id: idSchema('gold'),
  question: z.string(),
  expect: goldenExpectationSchema,
  createdAt: timestamp,
});

/** All golden questions of an assistant. */
export const goldenQuestionListSchema = pageOf(goldenQuestionSchema);

/** What became of all golden questions. */
export const goldenRunSchema: z.ZodType<GoldenRun> = z.object({
  passed: z.number().int(),
  failed: z.number().int(),
  results: z.array(
    z.object({
      id: idSchema('gold'),
      question: z.string(),
      expect: goldenExpectationSchema,
      ok: z.boolean(),
      got: answerOutlineSchema,
    }),
  ),
  ranAt: timestamp,
  durationMs: z.number(),
});

/** What publishing the drafts did. */
export const publishedSchema: z.ZodType<Published> = z.object({
  published: z.number().int(),
  golden: goldenRunSchema.nullable(),
});
