// Keys under which programs have asked for changes.

import { Schema } from 'mongoose';

import type { KeyedRequest } from '../../../ports/idempotency-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING } from './kept.ts';

/** A key as it is kept. */
export interface IdempotencyKeyDoc extends KeyedRequest {
  readonly _id: string;
  readonly reply?: string;
}

/** Declares the collection of keys; each vanishes when it expires. */
export function idempotencyKeySchema() {
  const schema = new Schema<IdempotencyKeyDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      callerId: REQUIRED_STRING,
      key: REQUIRED_STRING,
      fingerprint: REQUIRED_STRING,
      reply: String,
      heldUntil: { type: Date, required: true },
      expiresAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'idempotencyKeys' },
  );
  schema.index({ workspaceId: 1, callerId: 1, key: 1 }, { unique: true });
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  tenantScope(schema, ['workspaceId']);
  return schema;
}
