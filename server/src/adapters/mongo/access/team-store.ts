// The people of a workspace in MongoDB.

import type { Clock } from '../../../ports/clock.ts';
import type { TeamStore } from '../../../ports/team-store.ts';
import type { Models } from '../models/index.ts';
import { toAgent, type AgentDoc } from '../models/workspace.ts';

/** Keeps the people of workspaces in MongoDB. */
export function createTeamStore({ agents }: Models, clock: Clock): TeamStore {
  return {
    async list(workspaceId) {
      const docs = await agents.find({ workspaceId }).sort({ createdAt: 1, _id: 1 }).lean<AgentDoc[]>();
      return docs.map(toAgent);
    },
    async add({ id, ...agent }) {
      const doc = { _id: id, ...agent, createdAt: clock.now() };
      await agents.create(doc);
      return toAgent(doc);
    },
    async change(id, workspaceId, change) {
      const doc = await agents
        .findOneAndUpdate({ _id: id, workspaceId }, { $set: change }, { returnDocument: 'after' })
        .lean<AgentDoc>();
      return doc && toAgent(doc);
    },
    async remove(id, workspaceId) {
      await agents.deleteOne({ _id: id, workspaceId });
    },
  };
}
