// Ends the connections of those who may not go on, on every server of the desk.

import type { AgentId, SessionId } from '@frontdesk/contract';

/** Ends connections within a second. */
export interface Connections {
  /** Ends every connection of an agent. */
  endAgent(id: AgentId): void;
  /** Ends every connection of a visitor's session. */
  endSession(id: SessionId): void;
}
