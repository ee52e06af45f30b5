// Parsers of MyGPTAssistants' API.

import { z } from 'zod';

import { emailSchema } from '../access/offers.ts';
import { pageQuerySchema } from '../api.ts';
import { foreignNameSchema } from '../ask.ts';
import { messageTextSchema } from '../primitives.ts';

/** Parses a message to a bot. Without a session each message begins a conversation of its own. */
export const myGptMessageSchema = z.object({
  message: messageTextSchema,
  sessionId: foreignNameSchema.nullish(),
});

/** Parses the wish for a conversation. */
export const myGptConversationSchema = z.object({ sessionId: foreignNameSchema.nullish() });

/** How many contacts one import may hold. */
const IMPORT_MAX = 1_000;

const shortText = z.string().trim().min(1).max(200).nullish();

/** Parses what is known of a contact; `null` takes a field away. */
export const myGptContactSchema = z.object({
  name: shortText,
  email: emailSchema.nullish(),
  phone: shortText,
  company: shortText,
  notes: z.string().max(4_000).nullish(),
  tags: z.array(z.string().trim().min(1).max(64)).max(50).nullish(),
  metadata: z
    .record(z.string().min(1).max(64), z.union([z.string().max(1_000), z.number(), z.boolean()]))
    .refine((given) => Object.keys(given).length <= 50, 'must have at most 50 entries')
    .nullish(),
});

/** Parses a new contact: somebody who is known by something. */
export const myGptNewContactSchema = myGptContactSchema.refine(
  ({ name, email, phone }) => Boolean(name ?? email ?? phone),
  'must have a name, an email or a phone',
);

/** Parses an import; each contact is parsed by itself, so that one that is wrong keeps no other out. */
export const myGptImportSchema = z.object({ contacts: z.array(z.unknown()).min(1).max(IMPORT_MAX) });

/** Parses which contacts are wanted. */
export const myGptContactQuerySchema = pageQuerySchema.extend({
  search: z.string().max(200).exactOptional(),
});

/**
 * Parses an address that is told of events.
 * @param events the events that there are; without a choice the address is told of all
 */
export const myGptWebhookSchema = <Event extends string>(events: readonly [Event, ...Event[]]) =>
  z.object({
    url: z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' }).max(2_048),
    events: z
      .array(z.enum(events))
      .min(1)
      .max(events.length)
      .default([...events]),
  });
