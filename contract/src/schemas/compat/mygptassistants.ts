// Parsers of MyGPTAssistants' API.

import { z } from 'zod';

import { foreignNameSchema } from '../ask.ts';
import { messageTextSchema } from '../primitives.ts';

/** Parses a message to a bot. Without a session each message begins a conversation of its own. */
export const myGptMessageSchema = z.object({
  message: messageTextSchema,
  sessionId: foreignNameSchema.nullish(),
});

/** Parses the wish for a conversation. */
export const myGptConversationSchema = z.object({ sessionId: foreignNameSchema.nullish() });
