// Parsers of what is asked about API keys, and the forms of the replies.

import { z } from 'zod';

import { API_SCOPES } from '../../api.ts';
import type { ApiKey, CreateApiKey, NewApiKey, RotateApiKey } from '../../access/api-keys.ts';
import { ACCESS_LIMITS } from '../../limits.ts';
import { pageOf } from '../api.ts';
import { idSchema } from '../primitives.ts';
import { nameSchema } from './names.ts';

const scopes = z.array(z.enum(API_SCOPES)).min(1).max(API_SCOPES.length);
const assistantIds = z.array(idSchema('asst')).min(1).max(50);
const mode = z.enum(['live', 'test']);
/** @source the practice of rolling keys: a week is enough to bring a new one everywhere */
const OVERLAP_MAX_HOURS = 168;

/** Parses the wish for a key. */
export const createApiKeySchema = z.strictObject({
  name: nameSchema,
  scopes,
  mode: mode.exactOptional(),
  assistantIds: assistantIds.exactOptional(),
  expiresInDays: z.number().int().min(1).max(ACCESS_LIMITS.apiKeyLifeMaxDays).exactOptional(),
}) satisfies z.ZodType<CreateApiKey>;

/** Parses the wish for a successor. */
export const rotateApiKeySchema = z.strictObject({
  overlapHours: z.number().min(0).max(OVERLAP_MAX_HOURS).exactOptional(),
}) satisfies z.ZodType<RotateApiKey>;

const keyFields = {
  id: idSchema('key'),
  name: z.string(),
  hint: z.string(),
  mode,
  scopes: z.array(z.enum(API_SCOPES)).readonly(),
  assistantIds: z.array(idSchema('asst')).readonly().exactOptional(),
  status: z.enum(['active', 'expired', 'revoked']),
  createdAt: z.string(),
  createdBy: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().exactOptional(),
  replacedBy: idSchema('key').exactOptional(),
};

/** A key without its secret. */
export const apiKeySchema = z.object(keyFields) satisfies z.ZodType<ApiKey>;

/** A new key with its secret. */
export const newApiKeySchema = z.object({ ...keyFields, secret: z.string() }) satisfies z.ZodType<NewApiKey>;

/** The keys of a workspace, the newest first. */
export const apiKeyListSchema = pageOf(apiKeySchema);
