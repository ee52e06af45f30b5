// Sealed secrets in MongoDB.

import type { SecretStore } from '../../../ports/secret-store.ts';
import type { Models } from '../models/index.ts';
import type { SecretDoc } from '../models/offers.ts';

/** Keeps sealed secrets in MongoDB. */
export function createSecretStore({ secrets }: Models): SecretStore {
  return {
    async put(workspaceId, name, sealed) {
      await secrets.updateOne({ workspaceId, name }, { $set: { sealed } }, { upsert: true });
    },
    async find(workspaceId, name) {
      const doc = await secrets.findOne({ workspaceId, name }).lean<SecretDoc>();
      return doc?.sealed ?? null;
    },
    async remove(workspaceId, name) {
      return (await secrets.deleteOne({ workspaceId, name })).deletedCount > 0;
    },
  };
}
