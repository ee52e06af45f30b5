// The access log over REST, and what a Custom GPT is given.

import {
  accessCheckPageSchema,
  accessCheckQuerySchema,
  customGptActionSchema,
} from '@frontdesk/contract/schemas';

import { AppError } from '../../errors.ts';
import type { AccessLog } from '../../ports/access-log.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import {
  createSelgoraAction,
  customGptInstructions,
  selgoraActionUrl,
} from '../compat/selgora/selgora-action.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

interface AccessCheckDeps {
  readonly accessLog: AccessLog;
  readonly assistants: AssistantStore;
  readonly publicUrl: string;
}

/** Declares the addresses about programs that ask who has access. */
export function accessCheckEndpoints({
  accessLog,
  assistants,
  publicUrl,
}: AccessCheckDeps): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/access-log',
      scope: 'access:read',
      summary: 'List whom programs have asked about, and what they were told, the latest first.',
      query: accessCheckQuerySchema,
      reply: accessCheckPageSchema,
      async run({ params: { assistantId }, query }) {
        const { items, nextCursor } = await accessLog.list(assistantId, query);
        return { items: [...items], nextCursor };
      },
    }),
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/custom-gpt',
      scope: 'access:read',
      summary: 'Read what a Custom GPT is given so that it asks this desk who has access.',
      reply: customGptActionSchema,
      async run({ params: { assistantId } }) {
        const assistant = await assistants.findAssistant(assistantId);
        if (!assistant) throw new AppError('not_found');
        return {
          actionUrl: selgoraActionUrl(publicUrl),
          action: JSON.stringify(createSelgoraAction(publicUrl), null, 2),
          instructions: customGptInstructions(assistant),
        };
      },
    }),
  ];
}
