// The access log: whom programs have asked about.

import { Schema } from 'mongoose';

import type { AccessCheck, AssistantId, WorkspaceId } from '@frontdesk/contract';

import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, type Kept } from './kept.ts';

/** An entry as it is kept. */
export type AccessCheckDoc = Omit<Kept<AccessCheck>, 'at'> & {
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
  readonly at: Date;
};

/** A quarter shows how an assistant is used; addresses of people are not kept longer than that. */
const KEPT_SECONDS = 7_776_000;

/** Declares the collection of the access log; each entry vanishes after 90 days. */
export function accessCheckSchema() {
  const schema = new Schema<AccessCheckDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      at: { type: Date, required: true },
      email: REQUIRED_STRING,
      granted: { type: Boolean, required: true },
      reason: REQUIRED_STRING,
      via: REQUIRED_STRING,
      askedBy: REQUIRED_STRING,
      country: String,
      userAgent: String,
    },
    { ...OPTIONS, collection: 'accessLogs' },
  );
  schema.index({ assistantId: 1, at: -1, _id: -1 });
  schema.index({ assistantId: 1, email: 1, at: -1, _id: -1 });
  schema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });
  tenantScope(schema, ['assistantId']);
  return schema;
}
