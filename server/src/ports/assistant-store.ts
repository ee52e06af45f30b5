// Keeps workspaces, assistants and agents: who runs the desk and what visitors are shown.

import type {
  AccessSettings,
  AgentId,
  AgentName,
  AgentRole,
  AssistantId,
  AssistantProfile,
  AssistantSettings,
  Budget,
  WorkspaceId,
} from '@frontdesk/contract';

/** An assistant with its settings. */
export interface Assistant extends AssistantProfile {
  readonly workspaceId: WorkspaceId;
  /** Where the tag may stand: origins such as `https://shop.example`, or `https://*.shop.example`. */
  readonly allowedOrigins: readonly string[];
  /** Absent: it is the first of its desk. */
  readonly createdAt?: Date;
  /** Who may use it; absent: everybody, as `OPEN_ACCESS` says. */
  readonly access?: AccessSettings;
  /** What its answers may cost; absent: not limited. */
  readonly budget?: Budget;
}

/** An agent of a workspace. */
export interface Agent extends AgentName {
  readonly workspaceId: WorkspaceId;
  readonly role: AgentRole;
}

/** A workspace. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly name: string;
}

/** Keeps workspaces, assistants and agents. */
export interface AssistantStore {
  /** @returns the assistant, or `null` when there is none with this id */
  findAssistant(id: AssistantId): Promise<Assistant | null>;
  /** @returns the oldest first */
  listAssistants(workspaceId: WorkspaceId): Promise<readonly Assistant[]>;
  findWorkspace(id: WorkspaceId): Promise<Workspace | null>;
  /** @returns the agent, or `null` when there is none with this id */
  findAgent(id: AgentId, workspaceId: WorkspaceId): Promise<Agent | null>;
  /** Creates what does not exist yet; what exists keeps its settings. */
  ensure(seed: {
    readonly workspace: Workspace;
    readonly assistant: Assistant;
    readonly agent: Agent;
  }): Promise<void>;
  /** Adds an assistant to its workspace. */
  add(assistant: Assistant): Promise<void>;
  /** Changes what visitors see of an assistant. */
  change(id: AssistantId, workspaceId: WorkspaceId, change: Partial<AssistantSettings>): Promise<void>;
  /** Allows one more origin; allowing it again changes nothing. */
  allowOrigin(id: AssistantId, workspaceId: WorkspaceId, origin: string): Promise<void>;
  /** Takes an origin off the list. */
  disallowOrigin(id: AssistantId, workspaceId: WorkspaceId, origin: string): Promise<void>;
  /** Decides what the answers of an assistant may cost. */
  setBudget(id: AssistantId, workspaceId: WorkspaceId, budget: Budget): Promise<void>;
  /** Decides who may use an assistant. */
  setAccess(id: AssistantId, workspaceId: WorkspaceId, access: AccessSettings): Promise<void>;
  /** @returns whether any assistant may be used from this origin */
  isOriginKnown(origin: string): Promise<boolean>;
}
