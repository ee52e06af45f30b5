// Answering settings in MongoDB.

import { DEFAULT_ANSWERING, type AnsweringSettingsStore } from '../../../ports/answering-store.ts';
import type { AnsweringDoc } from '../models/answering.ts';
import type { Models } from '../models/index.ts';

/** Keeps answering settings in MongoDB. A setting that a record lacks has its default. */
export function createAnsweringSettingsStore({ answering }: Models): AnsweringSettingsStore {
  return {
    async read(assistantId) {
      const doc = await answering.findOne({ assistantId }).lean<AnsweringDoc>();
      return { ...DEFAULT_ANSWERING, ...doc?.settings };
    },
    async write(assistantId, settings) {
      await answering.updateOne({ _id: assistantId, assistantId }, { $set: { settings } }, { upsert: true });
    },
  };
}
