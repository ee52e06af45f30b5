// The collection of the servers that share a desk's work.

import { Schema } from 'mongoose';

import type { ServerBeat } from '../../../ports/server-store.ts';
import { OPTIONS, REQUIRED_STRING, type Kept } from './kept.ts';

/** Servers and their signs of life. They hold no tenant's data. */
export function serverSchema() {
  return new Schema<Kept<ServerBeat>>(
    { _id: REQUIRED_STRING, beat: { type: Number, required: true } },
    { ...OPTIONS, collection: 'servers' },
  );
}
