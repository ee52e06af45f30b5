// Keys for programs that were written for another service, over REST.

import { ACCESS_LIMITS, type ApiScope, type AssistantId, type ProgramSystem } from '@frontdesk/contract';
import { createProgramKeySchema, programKeySchema } from '@frontdesk/contract/schemas';

import type { ApiKeys } from '../../access/keys/api-keys.ts';
import type { KeyPrefix } from '../../access/keys/key-format.ts';
import { AISUPPORTBOT_KEY_PREFIX } from '../compat/aisupportbot/aisupportbot-routes.ts';
import { numberFor } from '../compat/customgpt/customgpt-ids.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

const DAY_MS = 86_400_000;

interface System {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly prefix?: KeyPrefix;
  /** Under the desk's own address. */
  readonly basePath: string;
  /** Absent: the key is for one assistant. CustomGPT's make new ones. */
  readonly isForWorkspace?: true;
  readonly ids: (id: AssistantId) => Readonly<Record<string, string | number>>;
}

/** What each service's programs need. */
const SYSTEMS: Readonly<Record<ProgramSystem, System>> = {
  selgora: { name: 'Selgora', scopes: ['access:verify'], basePath: '/api/v1', ids: () => ({}) },
  aisupportbot: {
    name: 'AISupportBot',
    scopes: ['ask'],
    prefix: AISUPPORTBOT_KEY_PREFIX,
    basePath: '/api/chat',
    ids: (assistantId) => ({ assistantId }),
  },
  mygptassistants: {
    name: 'MyGPTAssistants',
    scopes: ['ask', 'conversations:read', 'conversations:write'],
    basePath: '/api/v1',
    ids: (botId) => ({ botId }),
  },
  smarttalk: {
    name: 'AI SmartTalk',
    scopes: ['ask', 'knowledge:read', 'knowledge:write'],
    basePath: '/v1',
    ids: (chatModelId) => ({ chatModelId }),
  },
  customgpt: {
    name: 'CustomGPT',
    scopes: ['ask', 'knowledge:read', 'knowledge:write', 'settings:read', 'settings:write'],
    basePath: '/api/v1',
    isForWorkspace: true,
    ids: (id) => ({ projectId: numberFor(id) }),
  },
};

/** Declares the address of such keys. */
export function programKeyEndpoints(keys: ApiKeys, publicUrl: string): readonly Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/program-keys',
      scope: 'keys:write',
      summary:
        'Make a key for a program that was written for another service. Its secret is shown this once.',
      body: createProgramKeySchema,
      reply: programKeySchema,
      status: 201,
      async run({ caller, params: { assistantId }, body }) {
        const { system, expiresInDays = ACCESS_LIMITS.apiKeyLifeDays } = body;
        const { name, scopes, prefix, basePath, isForWorkspace, ids } = SYSTEMS[system];
        const { secret, id, expiresAt } = await keys.create(caller, {
          name: body.name ?? `Program for ${name}`,
          mode: 'live',
          scopes,
          lifeMs: expiresInDays * DAY_MS,
          ...(prefix && { prefix }),
          ...(!isForWorkspace && { assistantIds: [assistantId] }),
        });
        const baseUrl = `${publicUrl}${basePath}`;
        return { system, key: secret, keyId: id, expiresAt, baseUrl, assistantId, ids: ids(assistantId) };
      },
    }),
  ];
}
