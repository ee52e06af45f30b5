// Offers and plans in MongoDB.

import type { OfferRecord, OfferStore } from '../../../ports/subscription-store.ts';
import type { Models } from '../models/index.ts';
import type { Kept } from '../models/kept.ts';
import type { PlanTableDoc } from '../models/offers.ts';

/** Keeps offers and plans in MongoDB. */
export function createOfferStore({ offers, plans }: Models): OfferStore {
  return {
    async list(workspaceId) {
      const docs = await offers.find({ workspaceId }).sort({ createdAt: 1 }).lean<Kept<OfferRecord>[]>();
      return docs.map(({ _id, ...rest }) => ({ ...rest, id: _id }));
    },
    async put({ id, workspaceId, ...offer }) {
      const { planId, assistantIds } = offer;
      const absent = { ...(!planId && { planId: 1 }), ...(!assistantIds && { assistantIds: 1 }) };
      await offers.updateOne(
        { _id: id, workspaceId },
        { $set: offer, ...(Object.keys(absent).length > 0 && { $unset: absent }) },
        { upsert: true },
      );
    },
    async remove(id, workspaceId) {
      return (await offers.deleteOne({ _id: id, workspaceId })).deletedCount === 1;
    },
    async plans(workspaceId) {
      const doc = await plans.findOne({ workspaceId }).lean<PlanTableDoc>();
      return doc?.items ?? [];
    },
    async setPlans(workspaceId, items) {
      await plans.updateOne({ workspaceId }, { $set: { items } }, { upsert: true });
    },
  };
}
