// API keys: found by their public part, kept as a digest.

import { Schema } from 'mongoose';

import type { ApiKeyRecord } from '../../../ports/api-key-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, type Kept } from './kept.ts';

/** A key as it is kept. */
export type ApiKeyDoc = Kept<ApiKeyRecord>;

const DATE = { type: Date, required: true } as const;

/** Declares the collection of API keys. */
export function apiKeySchema() {
  const schema = new Schema<ApiKeyDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      name: REQUIRED_STRING,
      hint: REQUIRED_STRING,
      mode: REQUIRED_STRING,
      digest: REQUIRED_STRING,
      scopes: { type: [String], required: true },
      assistantIds: { type: [String], default: undefined },
      createdAt: DATE,
      createdBy: REQUIRED_STRING,
      expiresAt: DATE,
      revokedAt: Date,
      lastUsedAt: Date,
      replacedBy: String,
    },
    { ...OPTIONS, collection: 'apiKeys' },
  );
  schema.index({ hint: 1 }, { unique: true });
  schema.index({ workspaceId: 1, createdAt: -1 });
  tenantScope(schema, ['workspaceId']);
  return schema;
}
