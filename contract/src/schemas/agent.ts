// Parsers of what an agent's console sends.

import { z } from 'zod';

import type { AgentToServer } from '../events.ts';
import { clientMessageIdSchema, messageTextSchema, seqSchema } from './primitives.ts';
import {
  conversationRefSchema,
  earlierMessagesSchema,
  liveAnswerSchema,
  readUpToSchema,
  typingSchema,
} from './visitor.ts';

/** The parser of each event of an agent. */
export const agentEventSchemas = {
  'inbox:open': z.strictObject({}),
  'conversation:open': conversationRefSchema.extend({
    afterSeq: seqSchema,
    answer: liveAnswerSchema.exactOptional(),
  }),
  'conversation:read': readUpToSchema,
  'typing:set': typingSchema,
  'conversation:earlier': earlierMessagesSchema,
  'conversation:claim': conversationRefSchema,
  'conversation:return': conversationRefSchema,
  'conversation:resolve': conversationRefSchema,
  'message:reply': conversationRefSchema.extend({
    clientMessageId: clientMessageIdSchema,
    text: messageTextSchema,
  }),
} satisfies Record<keyof AgentToServer, z.ZodType>;

/** Parses a one-time link's token. */
export const signInSchema = z.strictObject({ token: z.string().min(20).max(200) });
