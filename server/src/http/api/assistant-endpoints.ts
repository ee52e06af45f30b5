// Assistants over REST.

import {
  assistantChangeSchema,
  assistantListSchema,
  assistantSchema,
  assistantWishSchema,
  shortListQuerySchema,
} from '@frontdesk/contract/schemas';

import { addAssistant, changeAssistant, toOwned } from '../../access/assistants.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { ownAssistants } from '../own-assistant.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageOfWhole } from './page-by-offset.ts';

/** What the addresses of assistants work with. */
export interface AssistantEndpointDeps {
  readonly assistants: AssistantStore;
  readonly clock: Clock;
  /** Where the widget comes from, without a slash at the end. */
  readonly publicUrl: string;
}

/** Declares the addresses of assistants. */
export function assistantEndpoints(deps: AssistantEndpointDeps): readonly Endpoint[] {
  const { assistants, publicUrl } = deps;
  return [
    endpoint({
      method: 'get',
      path: '/assistants',
      scope: 'settings:read',
      summary: 'List the assistants that you may touch.',
      query: shortListQuerySchema,
      reply: assistantListSchema,
      async run({ caller, query }) {
        const open = await ownAssistants(assistants, caller);
        const owned = open.map((assistant) => toOwned(publicUrl, assistant));
        return pageOfWhole(query, owned);
      },
    }),
    endpoint({
      method: 'post',
      path: '/assistants',
      scope: 'settings:write',
      summary: 'Make an assistant with knowledge and conversations of its own.',
      body: assistantWishSchema,
      reply: assistantSchema,
      status: 201,
      run: async ({ caller, body }) => toOwned(publicUrl, await addAssistant(deps, caller, body)),
    }),
    endpoint({
      method: 'patch',
      path: '/assistants/:assistantId',
      scope: 'settings:write',
      summary: 'Change what visitors see of an assistant.',
      body: assistantChangeSchema,
      reply: assistantSchema,
      async run({ caller: { workspaceId }, params: { assistantId: id }, body }) {
        return toOwned(publicUrl, await changeAssistant(assistants, { id, workspaceId }, body));
      },
    }),
  ];
}
