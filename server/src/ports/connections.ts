// Reaches the connections of people whose rights have changed, on every server of the desk.

import type { AccessState, AgentId, AssistantId, SessionId, VisitorId } from '@frontdesk/contract';

import type { VisitorUser } from './session-store.ts';

/** Somebody who has a chat open. */
export interface OpenChat {
  readonly visitorId: VisitorId;
  /** Absent for somebody whom no site has named. */
  readonly user?: VisitorUser | undefined;
}

/** Tells or ends connections within a second. */
export interface Connections {
  /** Ends every connection of an agent. */
  endAgent(id: AgentId): void;
  /** Ends every connection of a visitor's session. */
  endSession(id: SessionId): void;
  /** @returns everybody who has a chat with the assistant open, each once */
  listOpenChats(assistantId: AssistantId): Promise<readonly OpenChat[]>;
  /** Tells every open chat of a visitor what they may do now. */
  accessChanged(id: VisitorId, state: AccessState): void;
}
