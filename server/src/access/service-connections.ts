// How assistants reach other services: each connection is one sealed secret, for its key is one.

import type { AnswerService, AssistantId, WorkspaceId } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { AssistantStore } from '../ports/assistant-store.ts';
import type { ServiceAccess, ServiceConnections } from '../ports/service-connections.ts';
import type { Secrets } from './secrets.ts';

/** What keeping connections needs. */
export interface ServiceConnectionsDeps {
  readonly assistants: Pick<AssistantStore, 'findAssistant'>;
  readonly ownerSecrets: Secrets;
}

const nameOf = (assistantId: AssistantId, service: AnswerService) => `service ${assistantId} ${service}`;

/** Makes the keeper of connections. */
export function createServiceConnections(deps: ServiceConnectionsDeps): ServiceConnections {
  const { ownerSecrets } = deps;
  const workspaceOf = async (assistantId: AssistantId): Promise<WorkspaceId> => {
    const assistant = await deps.assistants.findAssistant(assistantId);
    if (!assistant) throw new AppError('not_found');
    return assistant.workspaceId;
  };
  return {
    async find(assistantId, service) {
      const workspaceId = await workspaceOf(assistantId);
      const kept = await ownerSecrets.use(workspaceId, nameOf(assistantId, service));
      return kept === undefined ? undefined : (JSON.parse(kept) as ServiceAccess);
    },
    async put(assistantId, service, access) {
      const workspaceId = await workspaceOf(assistantId);
      await ownerSecrets.put(workspaceId, nameOf(assistantId, service), JSON.stringify(access));
    },
    async remove(assistantId, service) {
      return ownerSecrets.remove(await workspaceOf(assistantId), nameOf(assistantId, service));
    },
  };
}
