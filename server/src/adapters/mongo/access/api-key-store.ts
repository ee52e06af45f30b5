// API keys in MongoDB.

import { trusted } from 'mongoose';

import type { ApiKeyRecord, ApiKeyStore } from '../../../ports/api-key-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ApiKeyDoc } from '../models/api-key.ts';
import type { Models } from '../models/index.ts';
import { CROSS_TENANT } from '../tenant-scope.ts';

function toRecord({ _id, ...rest }: ApiKeyDoc): ApiKeyRecord {
  return { ...rest, id: _id };
}

const NOT_SET = trusted({ $exists: false });

/** Keeps API keys in MongoDB. */
export function createApiKeyStore({ apiKeys }: Models, clock: Clock): ApiKeyStore {
  const find: ApiKeyStore['find'] = async (id, workspaceId) => {
    const doc = await apiKeys.findOne({ _id: id, workspaceId }).lean<ApiKeyDoc>();
    return doc && toRecord(doc);
  };
  return {
    find,
    async add({ id, ...key }) {
      await apiKeys.create({ _id: id, ...key });
    },
    async findByHint(hint) {
      const doc = await apiKeys
        .findOne({ hint })
        .setOptions({
          [CROSS_TENANT]: 'a program says who it is by its key; whose key it is comes from here',
        })
        .lean<ApiKeyDoc>();
      return doc && toRecord(doc);
    },
    async list(workspaceId, limit) {
      const docs = await apiKeys
        .find({ workspaceId })
        .sort({ createdAt: -1 })
        .limit(limit)
        .lean<ApiKeyDoc[]>();
      return docs.map(toRecord);
    },
    async countActive(workspaceId) {
      const expiresAt = trusted({ $gt: clock.now() });
      return apiKeys.countDocuments({ workspaceId, expiresAt, revokedAt: NOT_SET });
    },
    async replace({ id, workspaceId }, by) {
      const { modifiedCount } = await apiKeys.updateOne(
        { _id: id, workspaceId, replacedBy: NOT_SET, revokedAt: NOT_SET },
        { $set: { replacedBy: by.id, expiresAt: by.expiresAt } },
      );
      return modifiedCount === 1;
    },
    async revoke(id, workspaceId) {
      const revokedAt = clock.now();
      await apiKeys.updateOne({ _id: id, workspaceId, revokedAt: NOT_SET }, { $set: { revokedAt } });
      return find(id, workspaceId);
    },
    async noteUse(id, workspaceId) {
      await apiKeys.updateOne({ _id: id, workspaceId }, { $set: { lastUsedAt: clock.now() } });
    },
  };
}
