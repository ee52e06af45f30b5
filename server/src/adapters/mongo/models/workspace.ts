// The collections of workspaces, their assistants and their agents.

import { Schema } from 'mongoose';

import type { Agent, Assistant, Workspace } from '../../../ports/assistant-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, type Kept } from './kept.ts';

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
    },
    { ...OPTIONS, collection: 'assistants' },
  );
  schema.index({ workspaceId: 1 });
  schema.index({ allowedOrigins: 1 });
  return schema;
}

/** Agents of a workspace. */
export function agentSchema() {
  const schema = new Schema<Kept<Agent>>(
    { _id: REQUIRED_STRING, workspaceId: REQUIRED_STRING, name: REQUIRED_STRING },
    { ...OPTIONS, collection: 'agents' },
  );
  tenantScope(schema, ['workspaceId']);
  return schema;
}
