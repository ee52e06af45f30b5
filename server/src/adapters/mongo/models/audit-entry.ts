// The audit log: what was changed, by whom.

import { Schema } from 'mongoose';

import type { AuditEntry, WorkspaceId } from '@frontdesk/contract';

import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** A change as it is kept. */
export type AuditDoc = Omit<Kept<AuditEntry>, 'at'> & {
  readonly workspaceId: WorkspaceId;
  readonly at: Date;
};

/** @source security research, section 8: the audit log is kept for a year */
const KEPT_SECONDS = 31_536_000;

/** Declares the collection of changes; each vanishes after a year. */
export function auditSchema() {
  const schema = new Schema<AuditDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      at: { type: Date, required: true },
      actor: WHOLE,
      action: REQUIRED_STRING,
      summary: REQUIRED_STRING,
      targets: WHOLE,
    },
    { ...OPTIONS, collection: 'auditLog' },
  );
  schema.index({ workspaceId: 1, at: -1, _id: -1 });
  schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });
  tenantScope(schema, ['workspaceId']);
  return schema;
}
