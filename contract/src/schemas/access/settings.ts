// Parsers of who may use an assistant.

import { z } from 'zod';

import { DOWN_POLICIES, VERIFIERS, type AccessSettings, type VerifierSecret } from '../../access/settings.ts';
import { LIMITS } from '../../limits.ts';

/** A page or an address of the owner's choice. */
export const webAddressSchema = z.url({ protocol: /^https?$/ }).max(LIMITS.pageUrlMaxChars);

/** Parses the settings. */
export const accessSettingsSchema = z.strictObject({
  identity: z.enum(['optional', 'required']),
  acceptsUserHash: z.boolean(),
  verifier: z.enum(VERIFIERS),
  verifierUrl: webAddressSchema.exactOptional(),
  plans: z.array(z.string().min(1).max(64)).min(1).max(50).readonly().exactOptional(),
  whenDown: z.enum(DOWN_POLICIES),
  graceMinutes: z.number().int().min(1).max(10_080),
  cacheSeconds: z.number().int().min(0).max(3_600),
  signupUrl: webAddressSchema.exactOptional(),
}) satisfies z.ZodType<AccessSettings>;

/** Parses the verifier's secret. */
export const verifierSecretSchema = z.strictObject({
  secret: z.string().min(8).max(1_000),
}) satisfies z.ZodType<VerifierSecret>;
