// Reaches the connections of people whose rights have changed, on every server of the desk.

import type { AccessState, AgentId, SessionId, VisitorId } from '@frontdesk/contract';

/** Tells or ends connections within a second. */
export interface Connections {
  /** Ends every connection of an agent. */
  endAgent(id: AgentId): void;
  /** Ends every connection of a visitor's session. */
  endSession(id: SessionId): void;
  /** Tells every open chat of a visitor what they may do now. */
  accessChanged(id: VisitorId, state: AccessState): void;
}
