// Forms of a question that is asked on trial, and of what comes back.

import { z } from 'zod';

import type { AnswerReceipt } from '../entities.ts';
import type { TriedAnswer } from '../tried-answer.ts';
import { citationSchema, escalationSchema } from './ask.ts';
import { idSchema, messageTextSchema } from './primitives.ts';

/** Parses a question on trial. */
export const tryQuestionSchema = z.strictObject({ question: messageTextSchema });

const receiptSchema: z.ZodType<AnswerReceipt> = z.object({
  provider: z.string(),
  model: z.string().exactOptional(),
  promptVersion: z.string().exactOptional(),
  passages: z
    .array(
      z.object({
        documentId: idSchema('doc'),
        title: z.string(),
        headingPath: z.array(z.string()).readonly(),
        score: z.number(),
        url: z.string(),
      }),
    )
    .readonly(),
  decision: z.string(),
  confidence: z.number(),
  latencyMs: z.number(),
  inputTokens: z.number().exactOptional(),
  outputTokens: z.number().exactOptional(),
  searchedFor: z.string().exactOptional(),
  cannedAnswerId: idSchema('can').exactOptional(),
  notes: z.array(z.string()).readonly().exactOptional(),
});

/** An answer on trial. */
export const triedAnswerSchema: z.ZodType<TriedAnswer> = z.object({
  text: z.string(),
  citations: z.array(citationSchema).readonly(),
  escalation: escalationSchema,
  receipt: receiptSchema,
});
