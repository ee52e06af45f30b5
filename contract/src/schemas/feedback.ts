// Forms of what visitors thought of answers.

import { z } from 'zod';

import { ANSWER_RATINGS } from '../entities.ts';
import type { Feedback } from '../feedback.ts';
import { pageQuerySchema } from './api.ts';
import { citationSchema, escalationSchema } from './ask.ts';
import { idSchema } from './primitives.ts';

/** Parses which ratings are wanted. */
export const feedbackQuerySchema = pageQuerySchema.extend({
  rating: z.enum(ANSWER_RATINGS).default('down'),
});

/** A rated answer. */
export const feedbackSchema = z.object({
  conversationId: idSchema('conv'),
  answerId: idSchema('msg'),
  rating: z.enum(ANSWER_RATINGS),
  question: z.string(),
  answer: z.string(),
  citations: z.array(citationSchema).readonly(),
  escalation: escalationSchema.exactOptional(),
  answeredAt: z.string(),
}) satisfies z.ZodType<Feedback>;
