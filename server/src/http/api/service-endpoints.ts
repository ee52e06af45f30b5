// Other services that answer in the desk's place, over REST.

import {
  answerServiceSchema,
  serviceConnectionInputSchema,
  serviceConnectionListSchema,
  serviceConnectionSchema,
  serviceProjectInputSchema,
  sharedKnowledgeSchema,
} from '@frontdesk/contract/schemas';

import { connectService, listConnections } from '../../answers/services/connect-service.ts';
import { setUpProject } from '../../answers/services/set-up-project.ts';
import { shareKnowledge, type ShareDeps } from '../../answers/services/share-knowledge.ts';
import { AppError } from '../../errors.ts';
import type { ServiceConnections } from '../../ports/service-connections.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

/** @throws {AppError} `not_found` for a service that the desk does not know */
function serviceOf(given: string) {
  const { data } = answerServiceSchema.safeParse(given);
  if (!data) throw new AppError('not_found');
  return data;
}

/** What these addresses work with. */
export interface ServiceEndpointDeps extends Omit<ShareDeps, 'serviceConnections'> {
  readonly serviceConnections: ServiceConnections;
}

/** Declares the addresses of connected services. A key goes in and never comes out. */
export function serviceEndpoints(deps: ServiceEndpointDeps): readonly Endpoint[] {
  return [...connectionEndpoints(deps.serviceConnections), ...knowledgeEndpoints(deps)];
}

function knowledgeEndpoints(deps: ServiceEndpointDeps): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/services/aismarttalk/documents',
      scope: 'settings:write',
      summary: 'Put the documents that everyone may read into AI SmartTalk.',
      reply: sharedKnowledgeSchema,
      run: async ({ params }) => shareKnowledge(deps, params.assistantId),
    }),
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/services/customgpt/project',
      scope: 'settings:write',
      summary: 'Make a project of CustomGPT that reads a website, and connect the assistant to it.',
      body: serviceProjectInputSchema,
      reply: serviceConnectionSchema,
      status: 201,
      run: async ({ params, body }) => setUpProject(deps, params.assistantId, body),
    }),
  ];
}

function connectionEndpoints(services: ServiceConnections): readonly Endpoint[] {
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
