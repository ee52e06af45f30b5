// Searches the documents of a connected service, where the owner has chosen that.

import type { Retriever } from '../../ports/retriever.ts';
import type { ServiceConnections } from '../../ports/service-connections.ts';
import type { ServiceKnowledge } from '../../ports/service-knowledge.ts';

/** What searching elsewhere needs. */
export interface ServiceRetrieverDeps {
  /** The desk's own search. */
  readonly own: Retriever;
  readonly connections: Pick<ServiceConnections, 'find'>;
  readonly knowledge: Pick<ServiceKnowledge, 'search'>;
  readonly onFailure?: (error: unknown) => void;
}

/** Makes the search: the service's where it is chosen, the desk's own everywhere else and while the service can't be asked. */
export function createServiceRetriever(deps: ServiceRetrieverDeps): Retriever {
  const { own, connections, knowledge, onFailure } = deps;
  return {
    async retrieve(request) {
      const access = await connections.find(request.assistantId, 'aismarttalk');
      if (!access?.searches) return own.retrieve(request);
      try {
        return await knowledge.search(access, request.question, request.limit);
      } catch (error) {
        onFailure?.(error);
        return own.retrieve(request);
      }
    },
  };
}
