// Parsers of AISupportBot's API.

import { z } from 'zod';

import { foreignNameSchema, userContextSchema } from '../ask.ts';
import { messageTextSchema } from '../primitives.ts';

/**
 * Parses a question. Optional fields may be `null`: the document's own Python sample sends `userContext` so.
 * @source AISupportBot's API reference, “Request Body”
 */
export const aiSupportBotChatSchema = z.object({
  assistantId: z.string().min(1).max(200),
  message: messageTextSchema,
  history: z
    .array(z.object({ role: z.string().max(50), content: z.string().max(20_000) }))
    .max(1_000)
    .nullish(),
  userId: foreignNameSchema.nullish(),
  channelId: foreignNameSchema.nullish(),
  userContext: userContextSchema.nullish(),
});

/** A question. */
export type AiSupportBotChat = z.output<typeof aiSupportBotChatSchema>;
