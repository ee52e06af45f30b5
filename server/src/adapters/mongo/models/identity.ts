// Sites' signing secrets, and the users whom the sites have named.

import { Schema } from 'mongoose';

import type { IdentityKeyRecord } from '../../../ports/identity-key-store.ts';
import type { IdentifiedVisitor } from '../../../ports/visitor-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, type Kept } from './kept.ts';

/** Declares the collection of signing secrets. */
export function identityKeySchema() {
  const schema = new Schema<Kept<IdentityKeyRecord>>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      sealed: REQUIRED_STRING,
      createdAt: { type: Date, required: true },
      createdBy: REQUIRED_STRING,
      revokedAt: Date,
    },
    { ...OPTIONS, collection: 'identityKeys' },
  );
  schema.index({ assistantId: 1, createdAt: -1 });
  tenantScope(schema, ['assistantId']);
  return schema;
}

/** A user as they are kept. */
export type VisitorDoc = Kept<IdentifiedVisitor> & { readonly seenAt: Date };

/** Declares the collection of users. */
export function visitorSchema() {
  const schema = new Schema<VisitorDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      subject: REQUIRED_STRING,
      email: String,
      name: String,
      plan: String,
      seenAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'visitors' },
  );
  schema.index({ assistantId: 1, subject: 1 }, { unique: true });
  schema.index({ workspaceId: 1, email: 1 });
  tenantScope(schema, ['assistantId', 'workspaceId']);
  return schema;
}
