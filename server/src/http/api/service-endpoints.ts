// Other services that answer in the desk's place, over REST.

import {
  answerServiceSchema,
  serviceConnectionInputSchema,
  serviceConnectionListSchema,
  serviceConnectionSchema,
} from '@frontdesk/contract/schemas';

import { connectService, listConnections } from '../../answers/services/connect-service.ts';
import { AppError } from '../../errors.ts';
import type { ServiceConnections } from '../../ports/service-connections.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

/** @throws {AppError} `not_found` for a service that the desk does not know */
function serviceOf(given: string) {
  const { data } = answerServiceSchema.safeParse(given);
  if (!data) throw new AppError('not_found');
  return data;
}

/** Declares the addresses of connections. A key goes in and never comes out. */
export function serviceEndpoints(services: ServiceConnections): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/services',
      scope: 'settings:read',
      summary: 'List the services that can answer in the desk’s place, and which are connected.',
      reply: serviceConnectionListSchema,
      run: async ({ params }) => ({ items: [...(await listConnections(services, params.assistantId))] }),
    }),
    endpoint({
      method: 'put',
      path: '/assistants/:assistantId/services/:service',
      scope: 'settings:write',
      summary: 'Connect an assistant to a service; without a key the one that was given before stays.',
      body: serviceConnectionInputSchema,
      reply: serviceConnectionSchema,
      async run({ params, body: input }) {
        const { assistantId } = params;
        return connectService(services, { assistantId, service: serviceOf(params.service), input });
      },
    }),
    endpoint({
      method: 'delete',
      path: '/assistants/:assistantId/services/:service',
      scope: 'settings:write',
      summary: 'Disconnect an assistant from a service, and forget the key.',
      async run({ params }) {
        if (!(await services.remove(params.assistantId, serviceOf(params.service)))) {
          throw new AppError('not_found');
        }
      },
    }),
  ];
}
