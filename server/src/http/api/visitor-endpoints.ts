// Visitors over REST, for those who talk with them.

import { idSchema, visitorStandingSchema } from '@frontdesk/contract/schemas';

import type { Entitlements } from '../../access/entitlement/entitlements.ts';
import { toAccessState } from '../../access/entitlement/to-access-state.ts';
import { AppError } from '../../errors.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import type { VisitorStore } from '../../ports/visitor-store.ts';
import { parsePayload } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

interface VisitorEndpointDeps {
  readonly assistants: AssistantStore;
  readonly visitors: VisitorStore;
  readonly entitlements: Entitlements;
}

/** Declares the address of a visitor. Somebody whom no site has named is answered like one who never was here: nothing is known of either. */
export function visitorEndpoints(deps: VisitorEndpointDeps): readonly Endpoint[] {
  const { assistants, visitors, entitlements } = deps;
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/visitors/:visitorId',
      scope: 'conversations:read',
      summary: 'Read how a visitor’s site has named them, and whether they may ask at this moment.',
      reply: visitorStandingSchema,
      async run({ params: { assistantId, visitorId } }) {
        const assistant = await assistants.findAssistant(assistantId);
        if (!assistant) throw new AppError('not_found');
        const found = await visitors.find(parsePayload(idSchema('vis'), visitorId), assistantId);
        const access = toAccessState(await entitlements.admit({ assistant, ...(found && { user: found }) }));
        if (!found) return { user: null, access };
        const { subject, email, name, plan } = found;
        const user = { subject, ...(email && { email }), ...(name && { name }), ...(plan && { plan }) };
        return { user, access };
      },
    }),
  ];
}
