// Forms of the access log and of what a Custom GPT is given.

import { z } from 'zod';

import {
  ACCESS_CHECK_WAYS,
  ACCESS_REASONS,
  type AccessCheckPage,
  type CustomGptAction,
} from '../../access/access-checks.ts';
import { pageOf, pageQuerySchema } from '../api.ts';
import { idSchema } from '../primitives.ts';
import { emailSchema } from './offers.ts';

/** Parses which page of the access log is wanted, and of whom. */
export const accessCheckQuerySchema = pageQuerySchema.extend({
  email: emailSchema.exactOptional(),
  granted: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .exactOptional(),
});

/** A page of the access log. */
export const accessCheckPageSchema = pageOf(
  z.object({
    id: idSchema('acc'),
    at: z.string(),
    email: z.string(),
    granted: z.boolean(),
    reason: z.enum(ACCESS_REASONS),
    via: z.enum(ACCESS_CHECK_WAYS),
    askedBy: z.string(),
    country: z.string().exactOptional(),
    userAgent: z.string().exactOptional(),
  }),
) satisfies z.ZodType<AccessCheckPage>;

/** What a Custom GPT is given. */
export const customGptActionSchema = z.object({
  actionUrl: z.string(),
  action: z.string(),
  instructions: z.string(),
}) satisfies z.ZodType<CustomGptAction>;
