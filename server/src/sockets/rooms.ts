// The names of the groups of connections that are told the same.

import type {
  AgentId,
  AssistantId,
  ConversationId,
  SessionId,
  VisitorId,
  WorkspaceId,
} from '@frontdesk/contract';

/** Every tab of one visitor, in the visitors' namespace. */
export const visitorRoom = (id: VisitorId): string => `visitor:${id}`;
/** Every tab of every visitor of an assistant, in the visitors' namespace. */
export const assistantRoom = (id: AssistantId): string => `assistant:${id}`;
/** Every tab with one visitor's session, in the visitors' namespace. */
export const sessionRoom = (id: SessionId): string => `session:${id}`;
/** Every tab of one agent, in the agents' namespace. */
export const agentRoom = (id: AgentId): string => `agent:${id}`;
/** Every agent of a workspace, in the agents' namespace. */
export const workspaceRoom = (id: WorkspaceId): string => `workspace:${id}`;
/** Every agent who has a conversation open, in the agents' namespace. */
export const conversationRoom = (id: ConversationId): string => `conversation:${id}`;
