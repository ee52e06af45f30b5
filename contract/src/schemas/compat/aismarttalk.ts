// Parsers of AI SmartTalk's API.

import { z } from 'zod';

import { messageTextSchema } from '../primitives.ts';

const chatModelId = z.string().min(1).max(200);

/** Parses a question. @source AI SmartTalk's API integration guide, “Query Documents” */
export const smartTalkQuerySchema = z.object({
  chatModelId,
  query: messageTextSchema,
  options: z
    .object({
      maxTokens: z.number().int().min(1).max(1_000_000).nullish(),
      temperature: z.number().min(0).max(2).nullish(),
    })
    .nullish(),
});

/** Parses a search. @source as above, “Retrieve Documents” */
export const smartTalkSearchSchema = z.object({
  chatModelId,
  query: messageTextSchema,
  limit: z.number().int().min(1).max(100).nullish(),
});
