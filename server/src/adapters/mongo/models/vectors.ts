// The collection of the passages' vectors.

import { Schema } from 'mongoose';

import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING } from './kept.ts';

/** A vector as it is kept: the numbers as bytes, four each. */
export interface VectorDoc {
  readonly _id: string;
  readonly assistantId: string;
  readonly hash: string;
  readonly bytes: Buffer;
}

/** Vectors; their id names the assistant, the model and the text. */
export function vectorSchema() {
  const schema = new Schema<VectorDoc>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      hash: REQUIRED_STRING,
      bytes: { type: Buffer, required: true },
    },
    { ...OPTIONS, collection: 'vectors' },
  );
  tenantScope(schema, ['assistantId']);
  return schema;
}
