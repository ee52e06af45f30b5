// How records are kept: what all schemas share.

import { Schema } from 'mongoose';

/** A record whose `id` is kept as `_id`. */
export type Kept<Entity extends { readonly id: string }> = Omit<Entity, 'id'> & {
  readonly _id: Entity['id'];
};

/** What every schema is made with: no version counter, no second id, empty objects kept. */
export const OPTIONS = { versionKey: false, id: false, minimize: false } as const;
/** A text that no record is without. */
export const REQUIRED_STRING = { type: String, required: true } as const;
/** Read-only values that are written and read whole. */
export const WHOLE = Schema.Types.Mixed;
