// The knowledge of other services, behind one port.

import type { Outbound } from '../ports/outbound.ts';
import type { ServiceKnowledge } from '../ports/service-knowledge.ts';
import { pushToSmartTalk, searchSmartTalk } from './aismarttalk/smarttalk-knowledge.ts';
import { strikeFrom } from './answer-services/strike-provider.ts';
import { createCustomGptProject } from './customgpt/create-project.ts';

/** Makes the way to the knowledge of other services. Nothing is sent before it is used. */
export function createServiceKnowledge(outbound: Pick<Outbound, 'request'>): ServiceKnowledge {
  return {
    async search(access, query, limit) {
      // What it says is quoted to visitors, and may repeat the key.
      return strikeFrom(await searchSmartTalk(outbound, access, { query, limit }), access.key);
    },
    push: async (access, documents) => pushToSmartTalk(outbound, access, documents),
    createProject: async (access, project) => createCustomGptProject(outbound, access, project),
  };
}
