// Forms of keys for programs that were written for another service.

import { z } from 'zod';

import { ACCESS_LIMITS } from '../limits.ts';
import { PROGRAM_SYSTEMS, type ProgramKey } from '../programs.ts';
import { idSchema } from './primitives.ts';

/** Parses the wish for such a key. */
export const createProgramKeySchema = z.strictObject({
  system: z.enum(PROGRAM_SYSTEMS),
  name: z.string().trim().min(1).max(100).exactOptional(),
  expiresInDays: z.number().int().min(1).max(ACCESS_LIMITS.apiKeyLifeMaxDays).exactOptional(),
});

/** Everything that such a program has to be given. */
export const programKeySchema = z.object({
  system: z.enum(PROGRAM_SYSTEMS),
  key: z.string(),
  keyId: idSchema('key'),
  expiresAt: z.string(),
  baseUrl: z.string(),
  assistantId: idSchema('asst'),
  ids: z.record(z.string(), z.union([z.string(), z.number()])),
}) satisfies z.ZodType<ProgramKey>;
