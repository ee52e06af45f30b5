// Parsers of CustomGPT's API.

import { z } from 'zod';

import { messageTextSchema } from '../primitives.ts';

/** Parses the wish for a conversation; the document's own sample sends no body at all. */
export const customGptConversationSchema = z.object({ name: z.string().trim().max(200).nullish() });

/** Parses a message. */
export const customGptMessageSchema = z.object({ prompt: messageTextSchema });

/** Parses what follows `?` of a message. */
export const customGptMessageQuerySchema = z.object({
  stream: z.enum(['true', 'false', '1', '0']).optional(),
});

/** Parses the wish for a project. */
export const customGptProjectSchema = z.object({
  project_name: z.string().trim().min(1).max(100),
  sitemap_path: z.string().trim().min(1).max(2_048).nullish(),
});
