// Offers: made, changed, taken away.

import type { Offer, OfferId, OfferWish, WorkspaceId } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import { newId } from '../../new-id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OfferRecord, OfferStore } from '../../ports/subscription-store.ts';
import type { Caller } from '../caller.ts';
import type { AnnounceAccess } from './announce-access.ts';

/** Looks after the offers of all workspaces. */
export interface Offers {
  list(workspaceId: WorkspaceId): Promise<readonly Offer[]>;
  /** @throws {AppError} `not_found` for an assistant that the caller may not touch */
  create(caller: Caller, wish: OfferWish): Promise<Offer>;
  /** @throws {AppError} `not_found` */
  change(caller: Caller, id: OfferId, wish: OfferWish): Promise<Offer>;
  /** Takes an offer away; its subscriptions open nothing any more. @throws {AppError} `not_found` */
  remove(workspaceId: WorkspaceId, id: OfferId): Promise<void>;
}

interface OffersDeps {
  readonly offers: OfferStore;
  readonly announce: AnnounceAccess;
  readonly clock: Clock;
}

/** A missed payment is usually made good within three days. */
const GRACE_DAYS = 3;

function show({ workspaceId: _workspaceId, createdAt, ...rest }: OfferRecord): Offer {
  return { ...rest, createdAt: createdAt.toISOString() };
}

/** Makes the care for offers. */
export function createOffers({ offers: store, announce, clock }: OffersDeps): Offers {
  async function put(caller: Caller, wish: OfferWish, former: Pick<OfferRecord, 'id' | 'createdAt'>) {
    const isWithin =
      caller.assistantIds === undefined ||
      wish.assistantIds?.every((id) => caller.assistantIds?.includes(id));
    if (!isWithin)
      throw new AppError('not_found', { details: ['assistantIds: must be among those of the key'] });
    const { id, createdAt } = former;
    const { graceDays = GRACE_DAYS, stripePriceIds = [] } = wish;
    const record = { ...wish, graceDays, stripePriceIds, id, createdAt, workspaceId: caller.workspaceId };
    await store.put(record);
    announce.toWorkspace(caller.workspaceId);
    return show(record);
  }
  return {
    list: async (workspaceId) => (await store.list(workspaceId)).map(show),
    create: async (caller, wish) => put(caller, wish, { id: newId('off'), createdAt: clock.now() }),
    async change(caller, id, wish) {
      const former = (await store.list(caller.workspaceId)).find((offer) => offer.id === id);
      if (!former) throw new AppError('not_found');
      return put(caller, wish, former);
    },
    async remove(workspaceId, id) {
      if (!(await store.remove(id, workspaceId))) throw new AppError('not_found');
      announce.toWorkspace(workspaceId);
    },
  };
}
