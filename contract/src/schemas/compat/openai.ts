// Parsers of OpenAI's API as far as the desk serves it.

import { z } from 'zod';

import { messageTextSchema } from '../primitives.ts';

/** Text, or a list of parts that are all text. */
const textSchema = z.union([
  z.string(),
  z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => {
    return parts.map(({ text }) => text).join('\n');
  }),
]);

const turnSchema = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer']), content: textSchema }),
  z.object({ role: z.literal('user'), content: textSchema }),
  z.object({ role: z.literal('assistant'), content: textSchema.nullish() }),
]);

/** An empty list: the desk calls no tools in a program's name. */
const noneSchema = z.array(z.unknown()).max(0, 'is not supported by this desk');

/**
 * Parses a request for a chat completion. Fields that only tune a model, such as `top_p` or `seed`, may be there and have no effect.
 * @source https://platform.openai.com/docs/api-reference/chat/create
 */
export const chatCompletionRequestSchema = z.object({
  model: z.string().min(1).max(200),
  messages: z.array(turnSchema).min(1).max(2_000),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  max_tokens: z.number().int().min(1).max(1_000_000).nullish(),
  max_completion_tokens: z.number().int().min(1).max(1_000_000).nullish(),
  n: z.literal(1).nullish(),
  tools: noneSchema.nullish(),
  functions: noneSchema.nullish(),
  logprobs: z.literal(false).nullish(),
  audio: z.null().optional(),
  response_format: z.object({ type: z.literal('text') }).nullish(),
});

/** A request for a chat completion. */
export type ChatCompletionRequest = z.output<typeof chatCompletionRequestSchema>;

/** Parses the question of a chat: the last thing that the user said. */
export const chatQuestionSchema = messageTextSchema;

/**
 * Parses a request for embeddings. Lists of tokens and other dimensions are refused: the desk passes texts to the model that it searches with.
 * @source https://platform.openai.com/docs/api-reference/embeddings/create: at most 2,048 texts, none of them empty
 */
export const embeddingsRequestSchema = z.object({
  model: z.string().min(1).max(200),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(2_048)]),
  encoding_format: z.enum(['float', 'base64']).nullish(),
  dimensions: z.null().optional(),
});
