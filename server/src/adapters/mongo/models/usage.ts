// What has been used in a month.

import { Schema } from 'mongoose';

import type { UsageAmounts, UsageKey } from '../../../ports/usage-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING } from './kept.ts';

/** Use as it is kept. */
export type UsageDoc = UsageKey & UsageAmounts;

const AMOUNT = { type: Number, required: true } as const;

/** Declares the collection of use. */
export function usageSchema() {
  const schema = new Schema<UsageDoc>(
    {
      assistantId: REQUIRED_STRING,
      user: REQUIRED_STRING,
      month: REQUIRED_STRING,
      answers: AMOUNT,
      tokens: AMOUNT,
      micros: AMOUNT,
    },
    { ...OPTIONS, collection: 'usage' },
  );
  schema.index({ assistantId: 1, month: 1, user: 1 }, { unique: true });
  tenantScope(schema, ['assistantId']);
  return schema;
}
