// What may be shown of a key.

import type { ApiKey } from '@frontdesk/contract';

import type { ApiKeyRecord } from '../../ports/api-key-store.ts';

/** Says whether a key works. */
export function keyStatus({ revokedAt, expiresAt }: ApiKeyRecord, now: Date): ApiKey['status'] {
  if (revokedAt) return 'revoked';
  return expiresAt > now ? 'active' : 'expired';
}

/** Takes what makes two keys equal in rights. */
export function rightsOf({ name, mode, scopes, assistantIds }: ApiKeyRecord) {
  return { name, mode, scopes, ...(assistantIds && { assistantIds }) };
}

/** Shows a key without anything that could be used as one. */
export function showKey(record: ApiKeyRecord, now: Date): ApiKey {
  const { id, hint, createdAt, createdBy, expiresAt, lastUsedAt, replacedBy } = record;
  return {
    ...rightsOf(record),
    id,
    hint,
    status: keyStatus(record, now),
    createdAt: createdAt.toISOString(),
    createdBy,
    expiresAt: expiresAt.toISOString(),
    ...(lastUsedAt && { lastUsedAt: lastUsedAt.toISOString() }),
    ...(replacedBy && { replacedBy }),
  };
}
