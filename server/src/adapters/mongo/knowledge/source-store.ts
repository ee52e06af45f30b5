// The sources of the knowledge in MongoDB.

import { trusted } from 'mongoose';

import { newId } from '../../../new-id.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { SourceStore, StoredSource } from '../../../ports/source-store.ts';
import type { Models } from '../models/index.ts';
import type { Kept } from '../models/kept.ts';
import { CROSS_TENANT } from '../tenant-scope.ts';

type SourceDoc = Kept<StoredSource>;

function toSource({ _id, ...rest }: SourceDoc): StoredSource {
  return { ...rest, id: _id };
}

/** Keeps sources in MongoDB. */
export function createSourceStore({ sources }: Models, clock: Clock): SourceStore {
  return {
    async list(assistantId) {
      const docs = await sources.find({ assistantId }).sort({ createdAt: 1 }).lean<SourceDoc[]>();
      return docs.map(toSource);
    },
    async find(assistantId, id) {
      const doc = await sources.findOne({ _id: id, assistantId }).lean<SourceDoc>();
      return doc && toSource(doc);
    },
    async create(source) {
      const doc = { ...source, _id: newId('src'), createdAt: clock.now() };
      await sources.create(doc);
      return toSource(doc);
    },
    async ensure({ id, assistantId, location, nextSyncAt, ...settings }) {
      const doc = await sources
        .findOneAndUpdate(
          { _id: id, assistantId },
          { $set: { location, nextSyncAt }, $setOnInsert: { ...settings, createdAt: clock.now() } },
          { upsert: true, returnDocument: 'after' },
        )
        .orFail()
        .lean<SourceDoc>();
      return toSource(doc);
    },
    async update(assistantId, id, changes) {
      const doc = await sources
        .findOneAndUpdate({ _id: id, assistantId }, { $set: changes }, { returnDocument: 'after' })
        .lean<SourceDoc>();
      return doc && toSource(doc);
    },
    async remove(assistantId, id) {
      const { deletedCount } = await sources.deleteOne({ _id: id, assistantId });
      return deletedCount > 0;
    },
    async listDue(now) {
      const docs = await sources
        .find({ nextSyncAt: trusted({ $lte: now }) }, null, {
          [CROSS_TENANT]: 'the schedule looks after all assistants',
        })
        .lean<SourceDoc[]>();
      return docs.map(toSource);
    },
  };
}
