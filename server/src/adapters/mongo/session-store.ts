// Sessions in MongoDB. A TTL index removes what has expired; until it does, expired ones are not returned.

import type { SessionId } from '@frontdesk/contract';

import type { Clock } from '../../ports/clock.ts';
import type { AgentSessionRecord, SessionStore, VisitorSessionRecord } from '../../ports/session-store.ts';
import type { Models } from './models/index.ts';
import type { Kept } from './models/kept.ts';

type AgentDoc = Omit<AgentSessionRecord, 'tokenHash'> & { readonly _id: string };

/** Keeps sessions in MongoDB. */
export function createSessionStore({ sessions }: Models, clock: Clock): SessionStore {
  const alive = <Doc extends { readonly expiresAt: Date }>(doc: Doc | null): Doc | null =>
    doc && doc.expiresAt > clock.now() ? doc : null;
  const toAgent = (doc: AgentDoc | null): AgentSessionRecord | null => {
    const live = alive(doc);
    if (!live) return null;
    const { _id, ...rest } = live;
    return { ...rest, tokenHash: _id };
  };
  return {
    async saveVisitor({ id, ...session }) {
      await sessions.updateOne({ _id: id }, { $set: session }, { upsert: true });
    },
    async findVisitor(id, assistantId) {
      const doc = alive(
        await sessions.findOne({ _id: id, kind: 'visitor', assistantId }).lean<Kept<VisitorSessionRecord>>(),
      );
      if (!doc) return null;
      const { _id, ...rest } = doc;
      return { ...rest, id: _id };
    },
    async removeVisitor(id, assistantId) {
      await sessions.deleteOne({ _id: id, kind: 'visitor', assistantId });
    },
    async removeVisitors(scope) {
      const filter = { kind: 'visitor', ...scope } as const;
      const ended = await sessions.find(filter, { _id: 1 }).lean<{ readonly _id: SessionId }[]>();
      await sessions.deleteMany(filter);
      return ended.map(({ _id }) => _id);
    },
    async saveAgent({ tokenHash, ...session }) {
      await sessions.create({ _id: tokenHash, ...session });
    },
    async findAgent(tokenHash) {
      return toAgent(await sessions.findOne({ _id: tokenHash, kind: 'agent' }).lean<AgentDoc>());
    },
    async removeAgent(tokenHash) {
      await sessions.deleteOne({ _id: tokenHash, kind: 'agent' });
    },
    async removeAgentSessions(agentId, workspaceId) {
      await sessions.deleteMany({ agentId, workspaceId });
    },
    async takeSignInLink(tokenHash) {
      return toAgent(
        await sessions.findOneAndDelete({ _id: tokenHash, kind: 'sign-in-link' }).lean<AgentDoc>(),
      );
    },
  };
}
