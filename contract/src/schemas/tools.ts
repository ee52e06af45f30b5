// What the tools of the MCP server take and give.

import { z } from 'zod';

import { emailSchema } from './access/offers.ts';
import { citationSchema, escalationSchema, foreignNameSchema } from './ask.ts';
import { idSchema, messageTextSchema } from './primitives.ts';

const assistantId = idSchema('asst')
  .optional()
  .describe('Which assistant; needed only when the key opens several.');

/** What `ask` takes. */
export const askToolInput = z.object({
  question: messageTextSchema.describe('The question, in the words of the person who asks.'),
  session: foreignNameSchema
    .optional()
    .describe(
      'Your name for the conversation. With it, the conversation is kept, and people can take it over.',
    ),
  assistantId,
});

/** What `ask` gives. */
export const askToolOutput = z.object({
  answer: z.string(),
  citations: z.array(citationSchema).readonly(),
  escalation: escalationSchema,
});

/** The most passages that one search gives. */
const PASSAGES = { usual: 5, most: 20 } as const;

/** What `search` takes. */
export const searchToolInput = z.object({
  query: messageTextSchema.describe('What to look for.'),
  limit: z.number().int().min(1).max(PASSAGES.most).default(PASSAGES.usual),
  assistantId,
});

/** What `search` gives. */
export const searchToolOutput = z.object({
  passages: z.array(
    z.object({
      documentId: idSchema('doc'),
      title: z.string(),
      headingPath: z.array(z.string()).readonly(),
      text: z.string(),
      url: z.string().nullable(),
    }),
  ),
});

/** What `verify_access` takes. */
export const verifyAccessToolInput = z.object({
  email: emailSchema.describe('The e-mail address of the person whose access is asked for.'),
  assistantId,
});

/** What `verify_access` gives. */
export const verifyAccessToolOutput = z.object({
  access: z.boolean(),
  message: z.string(),
  signupUrl: z.string().optional(),
});
