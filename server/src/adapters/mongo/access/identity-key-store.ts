// Sites' signing secrets in MongoDB, sealed.

import { trusted } from 'mongoose';

import type { Clock } from '../../../ports/clock.ts';
import type { IdentityKeyRecord, IdentityKeyStore } from '../../../ports/identity-key-store.ts';
import type { Models } from '../models/index.ts';
import type { Kept } from '../models/kept.ts';

type IdentityKeyDoc = Kept<IdentityKeyRecord>;

const toRecord = ({ _id, ...rest }: IdentityKeyDoc): IdentityKeyRecord => ({ ...rest, id: _id });

/** Keeps signing secrets in MongoDB. */
export function createIdentityKeyStore({ identityKeys }: Models, clock: Clock): IdentityKeyStore {
  return {
    async list(assistantId) {
      const docs = await identityKeys.find({ assistantId }).sort({ createdAt: -1 }).lean<IdentityKeyDoc[]>();
      return docs.map(toRecord);
    },
    async add({ id, ...key }) {
      await identityKeys.create({ _id: id, ...key });
    },
    async revoke(id, assistantId) {
      const revokedAt = clock.now();
      const isActive = { revokedAt: trusted({ $exists: false }) };
      await identityKeys.updateOne({ _id: id, assistantId, ...isActive }, { $set: { revokedAt } });
      const doc = await identityKeys.findOne({ _id: id, assistantId }).lean<IdentityKeyDoc>();
      return doc && toRecord(doc);
    },
  };
}
