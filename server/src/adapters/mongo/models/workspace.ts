// The collections of workspaces, their assistants and their agents.

import { Schema } from 'mongoose';

import type { Assistant, Workspace } from '../../../ports/assistant-store.ts';
import type { TeamRecord } from '../../../ports/team-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** Workspaces. */
export function workspaceSchema() {
  return new Schema<Kept<Workspace>>(
    { _id: REQUIRED_STRING, name: REQUIRED_STRING },
    { ...OPTIONS, collection: 'workspaces' },
  );
}

/** Assistants, found by their workspace and by an allowed origin. */
export function assistantSchema() {
  const schema = new Schema<Kept<Assistant>>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      name: REQUIRED_STRING,
      greeting: REQUIRED_STRING,
      starters: [String],
      offersPeople: { type: Boolean, required: true },
      accentColor: REQUIRED_STRING,
      allowedOrigins: [String],
      createdAt: Date,
      access: WHOLE,
      budget: WHOLE,
    },
    { ...OPTIONS, collection: 'assistants' },
  );
  schema.index({ workspaceId: 1 });
  schema.index({ allowedOrigins: 1 });
  return schema;
}

/** An agent as it is kept. Who was there before there were roles has none, and is an owner. */
export type AgentDoc = Omit<Kept<TeamRecord>, 'role'> & { readonly role?: TeamRecord['role'] };

/** Makes an agent of what is kept. */
export function toAgent({ _id, role = 'owner', ...rest }: AgentDoc): TeamRecord {
  return { ...rest, id: _id, role };
}

/** Agents of a workspace. */
export function agentSchema() {
  const schema = new Schema<AgentDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      name: REQUIRED_STRING,
      role: String,
      createdAt: Date,
    },
    { ...OPTIONS, collection: 'agents' },
  );
  schema.index({ workspaceId: 1 });
  tenantScope(schema, ['workspaceId']);
  return schema;
}
