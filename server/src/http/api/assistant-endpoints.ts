// Assistants over REST.

import { assistantListSchema } from '@frontdesk/contract/schemas';

import type { AssistantStore } from '../../ports/assistant-store.ts';
import { ownAssistants } from '../own-assistant.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

/** Declares the addresses of assistants. */
export function assistantEndpoints({
  assistants,
}: {
  readonly assistants: AssistantStore;
}): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants',
      scope: 'settings:read',
      summary: 'List the assistants that you may touch.',
      reply: assistantListSchema,
      async run({ caller }) {
        const open = await ownAssistants(assistants, caller);
        return {
          items: open.map(({ id, name, allowedOrigins }) => ({
            id,
            name,
            allowedOrigins: [...allowedOrigins],
          })),
        };
      },
    }),
  ];
}
