// The workspace that a new desk begins with.

import type { Agent, Assistant, Workspace } from '../ports/assistant-store.ts';

/** The first workspace. */
export const DEMO_WORKSPACE: Workspace = { id: 'ws_demo', name: 'Frontdesk' };

/** The first assistant. Its id is public and stands in the demo site's tag. */
export const DEMO_ASSISTANT: Assistant = {
  id: 'asst_demo',
  workspaceId: DEMO_WORKSPACE.id,
  name: 'Frontdesk assistant',
  greeting:
    'Hello! Ask me anything about Frontdesk. I answer from its documentation and show you where it says so.',
  starters: [
    'How do I put the widget on my site?',
    'Where are conversations stored?',
    'When does a person take over?',
  ],
  offersPeople: true,
  accentColor: '#3257d6',
  allowedOrigins: [],
};

/** The person who signs in by the first link. */
export const DEMO_AGENT: Agent = {
  id: 'agent_owner',
  workspaceId: DEMO_WORKSPACE.id,
  name: 'Owner',
  role: 'owner',
};
