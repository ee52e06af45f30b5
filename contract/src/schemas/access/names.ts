// Parsers of names that people give to things.

import { z } from 'zod';

const NAME_MAX_CHARS = 100;

/** Parses a name: one line, trimmed, not empty, bounded. */
export const nameSchema = z
  .string()
  .max(NAME_MAX_CHARS)
  .transform((name) =>
    name
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(1, 'must not be empty'));
