// Forms of other services that can answer in the desk's place.

import { z } from 'zod';

import {
  ANSWER_SERVICES,
  type ServiceConnection,
  type ServiceConnectionInput,
  type ServiceProjectInput,
  type SharedKnowledge,
} from '../services.ts';
import { nameSchema } from './access/names.ts';

/** Parses the name of a service. */
export const answerServiceSchema = z.enum(ANSWER_SERVICES);

/** A key travels in a header: visible ASCII alone. */
const keySchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(500)
  .regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs without spaces');

const baseUrlSchema = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://service.example' })
  .max(500)
  .refine((url) => !/[?#@]/.test(url), 'must be an address without “?”, “#” and user names')
  .nullable()
  .default(null);

/** Parses what connects an assistant to a service. */
export const serviceConnectionInputSchema = z.strictObject({
  baseUrl: baseUrlSchema,
  remoteId: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(200)
    .regex(/^[\w.~-]+$/, 'must be the id that the service shows: letters, digits, “-”, “_”, “.” or “~”'),
  key: keySchema.exactOptional(),
  searches: z.boolean().default(false),
}) satisfies z.ZodType<ServiceConnectionInput>;

/** How an assistant reaches a service. */
export const serviceConnectionSchema: z.ZodType<ServiceConnection> = z.object({
  service: answerServiceSchema,
  isConnected: z.boolean(),
  baseUrl: z.string().nullable(),
  remoteId: z.string(),
  searches: z.boolean(),
});

/** All services with how an assistant reaches them. */
export const serviceConnectionListSchema = z.object({ items: z.array(serviceConnectionSchema) });

/** Parses the wish for a project. */
export const serviceProjectInputSchema = z.strictObject({
  name: nameSchema,
  sitemap: z.url({ protocol: /^https?$/, error: 'must be an address' }).max(2_000),
  baseUrl: baseUrlSchema,
  key: keySchema.exactOptional(),
}) satisfies z.ZodType<ServiceProjectInput>;

/** What became of documents that were shared. */
export const sharedKnowledgeSchema: z.ZodType<SharedKnowledge> = z.object({
  shared: z.number().int(),
  refused: z.number().int(),
  withheld: z.number().int(),
});
