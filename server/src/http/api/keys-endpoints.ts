// API keys over REST.

import { ACCESS_LIMITS } from '@frontdesk/contract';
import {
  apiKeyListSchema,
  apiKeySchema,
  createApiKeySchema,
  idSchema,
  newApiKeySchema,
  rotateApiKeySchema,
  shortListQuerySchema,
} from '@frontdesk/contract/schemas';

import type { ApiKeys } from '../../access/keys/api-keys.ts';
import { parsePayload } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageOfWhole } from './page-by-offset.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A day is enough for a deployment, and short enough that nobody forgets the former key. */
const OVERLAP_HOURS = 24;

const keyId = (given: string) => parsePayload(idSchema('key'), given);

/** Declares the addresses of API keys. */
export function keysEndpoints(keys: ApiKeys): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/keys',
      scope: 'keys:write',
      summary: 'List the API keys, without their secrets.',
      query: shortListQuerySchema,
      reply: apiKeyListSchema,
      run: async ({ caller, query }) => pageOfWhole(query, await keys.list(caller)),
    }),
    endpoint({
      method: 'post',
      path: '/keys',
      scope: 'keys:write',
      summary: 'Make an API key. Its secret is shown this once.',
      body: createApiKeySchema,
      reply: newApiKeySchema,
      status: 201,
      async run({ caller, body }) {
        const { expiresInDays = ACCESS_LIMITS.apiKeyLifeDays, mode = 'live', ...rights } = body;
        return keys.create(caller, { ...rights, mode, lifeMs: expiresInDays * DAY_MS });
      },
    }),
    endpoint({
      method: 'post',
      path: '/keys/:keyId/rotate',
      scope: 'keys:write',
      summary: 'Make a successor of an API key; both work until the overlap is over.',
      body: rotateApiKeySchema,
      reply: newApiKeySchema,
      status: 201,
      run: async ({ caller, params, body: { overlapHours = OVERLAP_HOURS } }) =>
        keys.rotate(caller, keyId(params.keyId), overlapHours * HOUR_MS),
    }),
    endpoint({
      method: 'delete',
      path: '/keys/:keyId',
      scope: 'keys:write',
      summary: 'Revoke an API key at once.',
      reply: apiKeySchema,
      run: async ({ caller, params }) => keys.revoke(caller, keyId(params.keyId)),
    }),
  ];
}
