// Parsers of what proves who a visitor is, and the forms of the replies about the secrets.

import { z } from 'zod';

import type { IdentityKey, IdentityProof, NewIdentityKey, SignOutUser } from '../../access/identity.ts';
import { pageOf } from '../api.ts';
import { idSchema } from '../primitives.ts';

const TOKEN_MAX_CHARS = 4_096;
const SUBJECT_MAX_CHARS = 255;
const SHA256_HEX = /^[0-9a-f]{64}$/i;

const subject = z.string().min(1).max(SUBJECT_MAX_CHARS);

/** Parses a proof; whether it proves anything is decided by the desk. */
export const identityProofSchema = z.union([
  z.strictObject({ token: z.string().min(1).max(TOKEN_MAX_CHARS) }),
  z.strictObject({
    userId: subject,
    userHash: z.string().regex(SHA256_HEX, 'must be 64 hexadecimal digits'),
  }),
]) satisfies z.ZodType<IdentityProof>;

/** Parses whose sessions are to end. */
export const signOutUserSchema = z.strictObject({ subject }) satisfies z.ZodType<SignOutUser>;

/** A secret without the secret. */
export const identityKeySchema = z.object({
  id: idSchema('idk'),
  status: z.enum(['active', 'revoked']),
  createdAt: z.string(),
  createdBy: z.string(),
  revokedAt: z.string().exactOptional(),
}) satisfies z.ZodType<IdentityKey>;

/** A new secret. */
export const newIdentityKeySchema = identityKeySchema.extend({
  secret: z.string(),
}) satisfies z.ZodType<NewIdentityKey>;

/** The secrets of an assistant, the newest first. */
export const identityKeyListSchema = pageOf(identityKeySchema);
