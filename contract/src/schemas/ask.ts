// Forms of a program's question and of what it gets.

import { z } from 'zod';

import { ESCALATION_REASONS } from '../escalation.ts';
import { clientMessageIdSchema, idSchema, messageTextSchema } from './primitives.ts';

/** @source AISupportBot's document: at most 4 KB */
const USER_CONTEXT_MAX_BYTES = 4_096;
/** Far more than is used; the last 15 count. */
const HISTORY_MAX = 200;

/** Parses what a program says about the asker: any JSON object of at most 4 KB. */
export const userContextSchema = z
  .record(z.string(), z.unknown())
  .refine((context) => new TextEncoder().encode(JSON.stringify(context)).length <= USER_CONTEXT_MAX_BYTES, {
    message: `must be at most ${USER_CONTEXT_MAX_BYTES} bytes of JSON`,
  });

/** Parses a program's own name for a person or a conversation. */
export const foreignNameSchema = z.string().trim().min(1).max(200);

/** Parses a program's question. With `session` it is asked in a conversation that is kept; else the program brings the history itself. */
export const askRequestSchema = z
  .strictObject({
    question: messageTextSchema,
    session: foreignNameSchema.exactOptional(),
    userId: foreignNameSchema.exactOptional(),
    clientMessageId: clientMessageIdSchema.exactOptional(),
    history: z
      .array(z.strictObject({ role: z.enum(['visitor', 'assistant']), text: z.string().max(20_000) }))
      .max(HISTORY_MAX)
      .exactOptional(),
    userContext: userContextSchema.exactOptional(),
  })
  .refine(({ session, history }) => session === undefined || history === undefined, {
    message: 'must be absent with a session: the desk knows what was said in it',
    path: ['history'],
  });

/** A citation as programs get it. */
export const citationSchema = z.object({
  index: z.number().int().min(1),
  documentId: idSchema('doc'),
  title: z.string(),
  headingPath: z.array(z.string()).readonly(),
  url: z.string(),
  snippet: z.string(),
});

/** An escalation flag as programs get it. */
export const escalationSchema = z.discriminatedUnion('requiresEscalation', [
  z.object({
    requiresEscalation: z.literal(true),
    reason: z.enum(ESCALATION_REASONS),
    confidence: z.number(),
    summary: z.string(),
  }),
  z.object({ requiresEscalation: z.literal(false), confidence: z.number() }),
]);

/** The answer to a program's question. */
export const askReplySchema = z.object({
  text: z.string(),
  citations: z.array(citationSchema).readonly(),
  escalation: escalationSchema,
  usage: z.object({ inputTokens: z.number().int(), outputTokens: z.number().int() }),
  /** Where the answer is kept. Without `answerId`, people hold the conversation: nobody but them answers. */
  place: z
    .object({
      conversationId: idSchema('conv'),
      questionId: idSchema('msg'),
      answerId: idSchema('msg').exactOptional(),
    })
    .exactOptional(),
});
