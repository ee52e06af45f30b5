// What the console shows of whoever is signed in.

import { ROLE_SCOPES, type AgentProfile } from '@frontdesk/contract';

import type { Agent, AssistantStore } from '../ports/assistant-store.ts';

/** Reads an agent's profile with the assistants of the workspace. */
export async function readAgentProfile(store: AssistantStore, agent: Agent): Promise<AgentProfile> {
  const workspace = await store.findWorkspace(agent.workspaceId);
  const assistants = await store.listAssistants(agent.workspaceId);
  return {
    id: agent.id,
    name: agent.name,
    workspaceId: agent.workspaceId,
    workspaceName: workspace?.name ?? '',
    scopes: ROLE_SCOPES[agent.role],
    assistants: assistants.map(({ id, name, greeting, starters, offersPeople, accentColor }) => ({
      id,
      name,
      greeting,
      starters,
      offersPeople,
      accentColor,
    })),
  };
}
