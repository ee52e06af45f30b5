// The websites of an assistant, as its owner sees and changes them.

import type { AssistantId, OriginList } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { Assistant, AssistantStore } from '../ports/assistant-store.ts';
import type { OriginAttempts } from '../ports/origin-attempts.ts';
import { isOriginAllowed, isOriginEntry } from './origins.ts';

/** Changes where an assistant may be used. */
export interface OriginSettings {
  list(id: AssistantId): Promise<OriginList>;
  /** @throws {AppError} `invalid_payload` for what is not a website's origin */
  allow(id: AssistantId, origin: string): Promise<OriginList>;
  disallow(id: AssistantId, origin: string): Promise<OriginList>;
}

/** Makes the settings of allowed websites. */
export function createOriginSettings(assistants: AssistantStore, attempts: OriginAttempts): OriginSettings {
  async function find(id: AssistantId): Promise<Assistant> {
    const assistant = await assistants.findAssistant(id);
    if (!assistant) throw new AppError('not_found');
    return assistant;
  }
  async function list(id: AssistantId): Promise<OriginList> {
    const { allowedOrigins: allowed } = await find(id);
    const tried = await attempts.list(id);
    return { allowed, tried: tried.filter(({ origin }) => !isOriginAllowed(origin, allowed)) };
  }
  return {
    list,
    async allow(id, origin) {
      if (!isOriginEntry(origin)) {
        throw new AppError('invalid_payload', {
          details: ['origin: must be such as https://shop.example or https://*.shop.example, without a path'],
        });
      }
      const { workspaceId } = await find(id);
      await assistants.allowOrigin(id, workspaceId, origin);
      await attempts.forget(id, origin);
      return list(id);
    },
    async disallow(id, origin) {
      const { workspaceId } = await find(id);
      await assistants.disallowOrigin(id, workspaceId, origin);
      return list(id);
    },
  };
}
