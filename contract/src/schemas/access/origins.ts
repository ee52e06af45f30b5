// Parsers of what is asked about websites, and the form of the reply.

import { z } from 'zod';

import type { OriginChange, OriginList } from '../../access/origins.ts';

/** @source RFC 1035, section 2.3.4: names have at most 255 octets; protocol and port come on top */
const ORIGIN_MAX_CHARS = 280;

/** Parses a website. Whether it can stand on the list is decided by the desk, which says what is wrong. */
export const originChangeSchema = z.strictObject({
  origin: z.string().min(1).max(ORIGIN_MAX_CHARS),
}) satisfies z.ZodType<OriginChange>;

/** Where an assistant may be used, and who else tried. */
export const originListSchema = z.object({
  allowed: z.array(z.string()).readonly(),
  tried: z
    .array(z.object({ origin: z.string(), count: z.number(), firstAt: z.string(), lastAt: z.string() }))
    .readonly(),
}) satisfies z.ZodType<OriginList>;
