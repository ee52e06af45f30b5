// Offers, subscriptions and plans over REST.

import {
  cancelSubscriptionSchema,
  changeSubscriptionSchema,
  idSchema,
  importSubscriptionsSchema,
  importedSubscriptionsSchema,
  offerListSchema,
  offerSchema,
  offerWishSchema,
  pageOf,
  shortListQuerySchema,
  subscriptionQuerySchema,
  subscriptionSchema,
  subscriptionWishSchema,
} from '@frontdesk/contract/schemas';

import type { Offers } from '../../access/offers/offers.ts';
import { readSubscriptionTable } from '../../access/offers/read-subscription-table.ts';
import type { Subscriptions } from '../../access/offers/subscriptions.ts';
import type { OfferStore } from '../../ports/subscription-store.ts';
import { parsePayload } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageOfWhole } from './page-by-offset.ts';

interface OffersEndpointDeps {
  readonly offerCare: Offers;
  readonly offers: OfferStore;
  readonly subscriptionCare: Subscriptions;
}

const IMPORT_MAX_BYTES = 6_000_000;

const offerId = (given: string) => parsePayload(idSchema('off'), given);
const subscriptionId = (given: string) => parsePayload(idSchema('sub'), given);

/** Declares the addresses of offers and subscriptions. */
export function offersEndpoints(deps: OffersEndpointDeps): readonly Endpoint[] {
  return [...offerEndpoints(deps.offerCare), ...subscriptionEndpoints(deps)];
}

function offerEndpoints(offers: Offers): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/offers',
      scope: 'access:read',
      summary: 'List the offers.',
      query: shortListQuerySchema,
      reply: offerListSchema,
      run: async ({ caller, query }) => pageOfWhole(query, await offers.list(caller.workspaceId)),
    }),
    endpoint({
      method: 'post',
      path: '/offers',
      scope: 'access:write',
      summary: 'Make an offer.',
      body: offerWishSchema,
      reply: offerSchema,
      status: 201,
      run: async ({ caller, body }) => offers.create(caller, body),
    }),
    endpoint({
      method: 'put',
      path: '/offers/:offerId',
      scope: 'access:write',
      summary: 'Change an offer.',
      body: offerWishSchema,
      reply: offerSchema,
      run: async ({ caller, params, body }) => offers.change(caller, offerId(params.offerId), body),
    }),
    endpoint({
      method: 'delete',
      path: '/offers/:offerId',
      scope: 'access:write',
      summary: 'Take an offer away. Its subscriptions open nothing any more.',
      run: async ({ caller, params }) => offers.remove(caller.workspaceId, offerId(params.offerId)),
    }),
  ];
}

function subscriptionEndpoints({ offers, subscriptionCare: care }: OffersEndpointDeps): readonly Endpoint[] {
  return [
    // Before the addresses of single ones, whose id it would be taken for.
    importEndpoint(offers, care),
    endpoint({
      method: 'get',
      path: '/subscriptions',
      scope: 'access:read',
      summary: 'List the subscriptions, or those of one e-mail address.',
      query: subscriptionQuerySchema,
      reply: pageOf(subscriptionSchema),
      run: async ({ caller, query }) => care.list(caller.workspaceId, query),
    }),
    endpoint({
      method: 'put',
      path: '/subscriptions',
      scope: 'access:write',
      summary: 'Note a subscription; one of the same address to the same offer is brought up to date.',
      body: subscriptionWishSchema,
      reply: subscriptionSchema,
      run: async ({ caller, body }) => care.note(caller.workspaceId, body),
    }),
    endpoint({
      method: 'patch',
      path: '/subscriptions/:subscriptionId',
      scope: 'access:write',
      summary: 'Change a subscription, such as the customer’s e-mail address.',
      body: changeSubscriptionSchema,
      reply: subscriptionSchema,
      run: async ({ caller, params, body }) =>
        care.change(caller.workspaceId, subscriptionId(params.subscriptionId), body),
    }),
    endpoint({
      method: 'post',
      path: '/subscriptions/:subscriptionId/cancel',
      scope: 'access:write',
      summary: 'End a subscription: at once, or with what has been paid for.',
      body: cancelSubscriptionSchema,
      reply: subscriptionSchema,
      run: async ({ caller, params, body: { atPeriodEnd = false } }) =>
        care.cancel(caller.workspaceId, subscriptionId(params.subscriptionId), atPeriodEnd),
    }),
  ];
}

function importEndpoint(offers: OfferStore, care: Subscriptions): Endpoint {
  return endpoint({
    method: 'post',
    path: '/subscriptions/import',
    scope: 'access:write',
    summary: 'Note the subscriptions of a table (CSV); nothing is taken from one with a wrong line.',
    body: importSubscriptionsSchema,
    bodyMaxBytes: IMPORT_MAX_BYTES,
    reply: importedSubscriptionsSchema,
    async run({ caller, body }) {
      const notes = readSubscriptionTable(body.csv, await offers.list(caller.workspaceId));
      await care.noteAll(notes);
      return { imported: notes.length };
    },
  });
}
