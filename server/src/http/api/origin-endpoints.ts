// The websites on which an assistant may be used, over REST.

import { originChangeSchema, originListSchema } from '@frontdesk/contract/schemas';

import type { OriginSettings } from '../../access/origin-settings.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

/** Declares the addresses of allowed websites. */
export function originEndpoints(origins: OriginSettings): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/origins',
      scope: 'settings:read',
      summary: 'List the websites on which an assistant may be used, and those that tried and were refused.',
      reply: originListSchema,
      run: async ({ params }) => origins.list(params.assistantId),
    }),
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/origins',
      scope: 'settings:write',
      summary: 'Allow a website.',
      body: originChangeSchema,
      reply: originListSchema,
      run: async ({ params, body }) => origins.allow(params.assistantId, body.origin),
    }),
    endpoint({
      method: 'delete',
      path: '/assistants/:assistantId/origins',
      scope: 'settings:write',
      summary: 'Take the permission of a website back.',
      body: originChangeSchema,
      reply: originListSchema,
      run: async ({ params, body }) => origins.disallow(params.assistantId, body.origin),
    }),
  ];
}
