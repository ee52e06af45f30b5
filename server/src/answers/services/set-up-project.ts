// Makes a project of CustomGPT for an assistant and connects the two.

import type { AssistantId, ServiceConnection, ServiceProjectInput } from '@frontdesk/contract';

import type { ServiceConnections } from '../../ports/service-connections.ts';
import type { ServiceKnowledge } from '../../ports/service-knowledge.ts';
import { connectService, keyFor } from './connect-service.ts';
import { tellOwner } from './tell-owner.ts';

/** What setting up needs. */
export interface SetUpDeps {
  readonly serviceConnections: ServiceConnections;
  readonly serviceKnowledge: Pick<ServiceKnowledge, 'createProject'>;
}

/**
 * Makes the project, which reads the website at once, and connects the assistant to it.
 * @throws {AppError} `invalid_payload` when a key is needed, or the service's refusal
 */
export async function setUpProject(
  { serviceConnections, serviceKnowledge }: SetUpDeps,
  assistantId: AssistantId,
  { name, sitemap, ...rest }: ServiceProjectInput,
): Promise<ServiceConnection> {
  const service = 'customgpt';
  const key = keyFor(await serviceConnections.find(assistantId, service), rest);
  const { baseUrl } = rest;
  const access = { key, ...(baseUrl !== null && { baseUrl }) };
  const remoteId = await tellOwner(async () => serviceKnowledge.createProject(access, { name, sitemap }));
  const input = { baseUrl, remoteId, key, searches: false };
  return connectService(serviceConnections, { assistantId, service, input });
}
