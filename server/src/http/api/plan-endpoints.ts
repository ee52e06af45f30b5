// Plans, the verifier's secret, Stripe, and whether somebody has access, over REST.

import {
  accessStateSchema,
  budgetSchema,
  budgetStateSchema,
  checkAccessSchema,
  planTableSchema,
  stripeSettingsSchema,
  verifierSecretSchema,
} from '@frontdesk/contract/schemas';

import type { AssistantId } from '@frontdesk/contract';

import type { Entitlements } from '../../access/entitlement/entitlements.ts';
import { toAccessState } from '../../access/entitlement/to-access-state.ts';
import type { AnnounceAccess } from '../../access/offers/announce-access.ts';
import { verifierSecretName, type Secrets } from '../../access/secrets.ts';
import type { Stripe } from '../../access/stripe/stripe.ts';
import { AppError } from '../../errors.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OfferStore } from '../../ports/subscription-store.ts';
import type { UsageStore } from '../../ports/usage-store.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

interface PlanEndpointDeps {
  readonly announce: AnnounceAccess;
  readonly assistants: AssistantStore;
  readonly entitlements: Entitlements;
  readonly offers: OfferStore;
  readonly ownerSecrets: Secrets;
  readonly stripe: Stripe;
  readonly usage: UsageStore;
  readonly clock: Clock;
}

function budgetEndpoints({ assistants, usage, clock }: PlanEndpointDeps): readonly Endpoint[] {
  const state = async (assistantId: AssistantId) => {
    const budget = (await assistants.findAssistant(assistantId))?.budget ?? {};
    const month = clock.now().toISOString().slice(0, 7);
    const { answers, tokens, micros } = await usage.read({ assistantId, user: 'all', month });
    return { ...budget, used: { answers, tokens, cost: micros / 1_000_000 } };
  };
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/budget',
      scope: 'settings:read',
      summary: 'Read what the answers of an assistant may cost, and have cost this month.',
      reply: budgetStateSchema,
      run: async ({ params }) => state(params.assistantId),
    }),
    endpoint({
      method: 'put',
      path: '/assistants/:assistantId/budget',
      scope: 'settings:write',
      summary: 'Decide what the answers of an assistant may cost per month.',
      body: budgetSchema,
      reply: budgetStateSchema,
      async run({ caller, params, body }) {
        await assistants.setBudget(params.assistantId, caller.workspaceId, body);
        return state(params.assistantId);
      },
    }),
  ];
}

/** Declares the addresses of plans, budgets and access. */
export function planEndpoints(deps: PlanEndpointDeps): readonly Endpoint[] {
  const { announce, assistants, entitlements, offers, ownerSecrets, stripe } = deps;
  return [
    ...budgetEndpoints(deps),
    endpoint({
      method: 'get',
      path: '/plans',
      scope: 'access:read',
      summary: 'Read what each plan allows.',
      reply: planTableSchema,
      run: async ({ caller }) => ({ items: await offers.plans(caller.workspaceId) }),
    }),
    endpoint({
      method: 'put',
      path: '/plans',
      scope: 'access:write',
      summary: 'Decide what each plan allows. Once there are plans, one that is not listed opens nothing.',
      body: planTableSchema,
      reply: planTableSchema,
      async run({ caller, body }) {
        await offers.setPlans(caller.workspaceId, body.items);
        announce.toWorkspace(caller.workspaceId);
        return body;
      },
    }),
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/check-access',
      scope: 'access:read',
      summary: 'Find out whether somebody may ask an assistant, by the e-mail address or the site’s own id.',
      body: checkAccessSchema,
      reply: accessStateSchema,
      async run({ params, body: { subject = '', ...user } }) {
        const assistant = await assistants.findAssistant(params.assistantId);
        if (!assistant) throw new AppError('not_found');
        return toAccessState(await entitlements.admit({ assistant, user: { ...user, subject } }));
      },
    }),
    ...secretEndpoints(ownerSecrets, stripe),
  ];
}

function secretEndpoints(ownerSecrets: Secrets, stripe: Stripe): readonly Endpoint[] {
  return [
    endpoint({
      method: 'put',
      path: '/assistants/:assistantId/verifier-secret',
      scope: 'access:write',
      summary:
        'Give the key of Selgora, or the secret that signs what your own verifier is asked. It is never shown again.',
      body: verifierSecretSchema,
      run: async ({ caller, params, body }) =>
        ownerSecrets.put(caller.workspaceId, verifierSecretName(params.assistantId), body.secret),
    }),
    endpoint({
      method: 'put',
      path: '/stripe',
      scope: 'access:write',
      summary: 'Give the secret by which Stripe signs what it sends. It is never shown again.',
      body: stripeSettingsSchema,
      run: async ({ caller, body }) => stripe.setSecret(caller.workspaceId, body.signingSecret),
    }),
  ];
}
