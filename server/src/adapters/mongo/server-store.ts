// The servers of a desk in MongoDB.

import type { ServerBeat, ServerStore } from '../../ports/server-store.ts';
import type { Models } from './models/index.ts';
import type { Kept } from './models/kept.ts';

/** Keeps the servers' signs of life in MongoDB. */
export function createServerStore({ servers }: Models): ServerStore {
  return {
    async beat({ id, beat }) {
      await servers.updateOne({ _id: id }, { $set: { beat } }, { upsert: true });
    },
    async list() {
      const docs = await servers.find().lean<Kept<ServerBeat>[]>();
      return docs.map(({ _id: id, beat }) => ({ id, beat }));
    },
    async remove(id) {
      await servers.deleteOne({ _id: id });
    },
  };
}
