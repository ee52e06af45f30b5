// Workspaces, assistants and agents in MongoDB.

import { trusted } from 'mongoose';

import { originPatterns } from '../../access/origins.ts';
import type { Assistant, AssistantStore, Workspace } from '../../ports/assistant-store.ts';
import type { Models } from './models/index.ts';
import { toAgent, type AgentDoc } from './models/workspace.ts';
import type { Kept } from './models/kept.ts';

function withId<Entity extends { readonly id: string }>({ _id, ...rest }: Kept<Entity>): Entity {
  return { ...rest, id: _id } as unknown as Entity;
}

/** Some servers of MongoDB's protocol keep no empty list. */
const toAssistant = (doc: Kept<Assistant>): Assistant => ({
  ...withId<Assistant>(doc),
  starters: doc.starters ?? [],
  allowedOrigins: doc.allowedOrigins ?? [],
});

/** Keeps workspaces, assistants and agents in MongoDB. */
export function createAssistantStore({ workspaces, assistants, agents }: Models): AssistantStore {
  return {
    async findAssistant(id) {
      const doc = await assistants.findById(id).lean<Kept<Assistant>>();
      return doc && toAssistant(doc);
    },
    async listAssistants(workspaceId) {
      const docs = await assistants
        .find({ workspaceId })
        .sort({ createdAt: 1, _id: 1 })
        .lean<Kept<Assistant>[]>();
      return docs.map(toAssistant);
    },
    async findWorkspace(id) {
      const doc = await workspaces.findById(id).lean<Kept<Workspace>>();
      return doc && withId<Workspace>(doc);
    },
    async findAgent(id, workspaceId) {
      const doc = await agents.findOne({ _id: id, workspaceId }).lean<AgentDoc>();
      return doc && toAgent(doc);
    },
    ensure: async (seed) => ensure({ workspaces, assistants, agents }, seed),
    async add({ id: _id, ...assistant }) {
      await assistants.create({ _id, ...assistant });
    },
    async change(id, workspaceId, change) {
      await assistants.updateOne({ _id: id, workspaceId }, { $set: change });
    },
    async allowOrigin(id, workspaceId, origin) {
      await assistants.updateOne({ _id: id, workspaceId }, { $addToSet: { allowedOrigins: origin } });
    },
    async disallowOrigin(id, workspaceId, origin) {
      await assistants.updateOne({ _id: id, workspaceId }, { $pull: { allowedOrigins: origin } });
    },
    async setBudget(id, workspaceId, budget) {
      await assistants.updateOne({ _id: id, workspaceId }, { $set: { budget } });
    },
    async setAccess(id, workspaceId, access) {
      await assistants.updateOne({ _id: id, workspaceId }, { $set: { access } });
    },
    async isOriginKnown(origin) {
      const filter = { allowedOrigins: trusted({ $in: originPatterns(origin) }) };
      return (await assistants.findOne(filter).lean()) !== null;
    },
  };
}

/** Creates what does not exist yet; what exists keeps its settings. */
async function ensure(
  { workspaces, assistants, agents }: Pick<Models, 'workspaces' | 'assistants' | 'agents'>,
  { workspace, assistant, agent }: Parameters<AssistantStore['ensure']>[0],
): Promise<void> {
  const { id: _id, name: workspaceName } = workspace;
  await workspaces.updateOne({ _id }, { $setOnInsert: { name: workspaceName } }, { upsert: true });
  const { id: assistantId, ...settings } = assistant;
  await assistants.updateOne({ _id: assistantId }, { $setOnInsert: settings }, { upsert: true });
  const { workspaceId, name, role } = agent;
  await agents.updateOne({ _id: agent.id, workspaceId }, { $setOnInsert: { name, role } }, { upsert: true });
}
