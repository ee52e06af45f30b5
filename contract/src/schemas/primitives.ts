// The smallest parsers: identifiers, texts, places in a transcript.

import { z } from 'zod';

import type { IdPrefix } from '../ids.ts';
import { DESK_LIMITS, LIMITS } from '../limits.ts';

/**
 * Parses an identifier with the given prefix.
 * @returns a schema that refuses anything but the prefix, an underscore and 1 or more letters and digits
 */
export function idSchema<Prefix extends IdPrefix>(prefix: Prefix) {
  const pattern = new RegExp(`^${prefix}_[A-Za-z0-9]{1,${LIMITS.idMaxChars - prefix.length - 1}}$`);
  const message = `must be an identifier that begins with “${prefix}_”`;
  return z.string(message).regex(pattern, message) as unknown as z.ZodType<`${Prefix}_${string}`, string>;
}

/** Parses the id that a sender gives a message: letters, digits, hyphen and underscore. */
export const clientMessageIdSchema = z
  .string()
  .regex(
    new RegExp(`^[A-Za-z0-9_-]{8,${DESK_LIMITS.clientMessageIdMaxChars}}$`),
    `must be 8 to ${DESK_LIMITS.clientMessageIdMaxChars} letters, digits, “-” or “_”`,
  );

/** Parses what a person wrote: trimmed, not empty, whole characters only, bounded. */
export const messageTextSchema = z
  .string()
  .max(LIMITS.messageTextMaxChars)
  .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim())
  .pipe(z.string().min(1, 'must not be empty'));

/** Parses a place in a transcript; 0 stands before the first message. */
export const seqSchema = z.number().int().min(0);

/** Parses the page on which a visitor wrote. Only web pages count; what follows `?` may hold secrets and is cut off. */
export const pageContextSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(LIMITS.pageUrlMaxChars)
    .transform((url) => url.replace(/[?#].*$/su, '')),
  title: z.string().max(LIMITS.pageTitleMaxChars).exactOptional(),
});
