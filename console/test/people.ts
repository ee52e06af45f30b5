// Who appears in the tests.

import { ROLE_SCOPES, type AgentProfile } from '@frontdesk/contract';

const workspace = {
  workspaceId: 'ws_ring',
  workspaceName: 'Ring & Ledger',
  assistants: [
    {
      id: 'asst_demo',
      name: 'Frontdesk assistant',
      greeting: 'Hello',
      starters: [],
      offersPeople: true,
      accentColor: '#0f6256',
    },
  ],
} as const;

/** The agent at the console under test. */
export const INES: AgentProfile = { id: 'agent_ines', name: 'Ines', ...workspace, scopes: ROLE_SCOPES.owner };
/** A colleague at another console, who only answers visitors. */
export const SAM: AgentProfile = { id: 'agent_sam', name: 'Sam', ...workspace, scopes: ROLE_SCOPES.agent };
