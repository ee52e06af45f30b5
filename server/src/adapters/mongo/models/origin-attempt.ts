// The websites that tried to use an assistant and were refused.

import { Schema } from 'mongoose';

import type { AssistantId } from '@frontdesk/contract';

import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING } from './kept.ts';

/** A refused website as it is kept. */
export interface OriginAttemptDoc {
  readonly assistantId: AssistantId;
  readonly origin: string;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** An owner who has not looked for 30 days looks for something else. */
const KEPT_SECONDS = 2_592_000;

/** Declares the collection of refused websites; each vanishes 30 days after its last try. */
export function originAttemptSchema() {
  const schema = new Schema<OriginAttemptDoc>(
    {
      assistantId: REQUIRED_STRING,
      origin: REQUIRED_STRING,
      count: { type: Number, required: true },
      firstAt: { type: Date, required: true },
      lastAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'originAttempts' },
  );
  schema.index({ assistantId: 1, origin: 1 }, { unique: true });
  schema.index({ assistantId: 1, lastAt: -1 });
  schema.index({ lastAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
  tenantScope(schema, ['assistantId']);
  return schema;
}
