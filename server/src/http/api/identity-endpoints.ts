// Who visitors are and who may use an assistant, over REST.

import { OPEN_ACCESS } from '@frontdesk/contract';
import {
  accessSettingsSchema,
  idSchema,
  identityKeyListSchema,
  identityKeySchema,
  newIdentityKeySchema,
  shortListQuerySchema,
  signOutUserSchema,
} from '@frontdesk/contract/schemas';

import type { IdentityKeys } from '../../access/identity/identity-keys.ts';
import type { AnnounceAccess } from '../../access/offers/announce-access.ts';
import type { VisitorSessions } from '../../access/visitor-sessions.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import { parsePayload } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageOfWhole } from './page-by-offset.ts';

interface IdentityEndpointDeps {
  readonly announce: AnnounceAccess;
  readonly assistants: AssistantStore;
  readonly identityKeys: IdentityKeys;
  readonly visitorSessions: VisitorSessions;
}

/** Declares the addresses of identity and of who may use an assistant. */
export function identityEndpoints(deps: IdentityEndpointDeps): readonly Endpoint[] {
  const { announce, assistants, identityKeys, visitorSessions } = deps;
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/access',
      scope: 'access:read',
      summary: 'Read who may use an assistant.',
      reply: accessSettingsSchema,
      run: async ({ params }) => (await assistants.findAssistant(params.assistantId))?.access ?? OPEN_ACCESS,
    }),
    endpoint({
      method: 'put',
      path: '/assistants/:assistantId/access',
      scope: 'access:write',
      summary: 'Decide who may use an assistant.',
      body: accessSettingsSchema,
      reply: accessSettingsSchema,
      async run({ caller, params, body }) {
        await assistants.setAccess(params.assistantId, caller.workspaceId, body);
        announce.toAssistant(params.assistantId);
        return body;
      },
    }),
    ...keyEndpoints(identityKeys),
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/sign-out',
      scope: 'access:write',
      summary: 'End every session of a user of the site.',
      body: signOutUserSchema,
      run: async ({ params, body }) => void (await visitorSessions.endUser(params.assistantId, body.subject)),
    }),
  ];
}

function keyEndpoints(keys: IdentityKeys): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/identity-keys',
      scope: 'access:read',
      summary: 'List the secrets by which the site signs who its users are, without the secrets.',
      query: shortListQuerySchema,
      reply: identityKeyListSchema,
      run: async ({ params, query }) => pageOfWhole(query, await keys.list(params.assistantId)),
    }),
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/identity-keys',
      scope: 'access:write',
      summary:
        'Make a secret by which the site signs who its users are. It is shown this once; two may be active.',
      reply: newIdentityKeySchema,
      status: 201,
      run: async ({ caller, params }) => keys.create(params.assistantId, caller),
    }),
    endpoint({
      method: 'delete',
      path: '/assistants/:assistantId/identity-keys/:keyId',
      scope: 'access:write',
      summary: 'Revoke a secret, and end every session that it has proved.',
      reply: identityKeySchema,
      run: async ({ params }) => keys.revoke(params.assistantId, parsePayload(idSchema('idk'), params.keyId)),
    }),
  ];
}
