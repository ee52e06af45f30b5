// Parsers of what is asked about assistants, and the forms of the replies.

import { z } from 'zod';

import {
  ASSISTANT_LIMITS,
  type AssistantSettings,
  type AssistantWish,
  type OwnedAssistant,
} from '../assistants.ts';
import { pageOf } from './api.ts';
import { idSchema } from './primitives.ts';

const text = (maxChars: number) => z.string().trim().min(1).max(maxChars);

const settings = z.strictObject({
  name: text(ASSISTANT_LIMITS.nameMaxChars),
  greeting: text(ASSISTANT_LIMITS.greetingMaxChars),
  starters: z.array(text(ASSISTANT_LIMITS.starterMaxChars)).max(ASSISTANT_LIMITS.startersMax).readonly(),
  offersPeople: z.boolean(),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #3257d6'),
}) satisfies z.ZodType<AssistantSettings>;

const optional = {
  greeting: settings.shape.greeting.exactOptional(),
  starters: settings.shape.starters.exactOptional(),
  offersPeople: settings.shape.offersPeople.exactOptional(),
  accentColor: settings.shape.accentColor.exactOptional(),
};

/** Parses the wish for a new assistant. */
export const assistantWishSchema = z.strictObject({
  name: settings.shape.name,
  ...optional,
}) satisfies z.ZodType<AssistantWish>;

/** Parses a change of an assistant: what is not said stays. */
export const assistantChangeSchema = z.strictObject({
  name: settings.shape.name.exactOptional(),
  ...optional,
}) satisfies z.ZodType<Partial<AssistantSettings>>;

/** An assistant as its owner sees it. */
export const assistantSchema = z.object({
  id: idSchema('asst'),
  name: z.string(),
  greeting: z.string(),
  starters: z.array(z.string()).readonly(),
  offersPeople: z.boolean(),
  accentColor: z.string(),
  allowedOrigins: z.array(z.string()).readonly(),
  tag: z.string(),
}) satisfies z.ZodType<OwnedAssistant>;

/** The assistants that a caller may touch. */
export const assistantListSchema = pageOf(assistantSchema);
