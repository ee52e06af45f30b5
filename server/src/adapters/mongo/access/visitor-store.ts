// The users of sites in MongoDB.

import { mongo } from 'mongoose';

import { newId } from '../../../new-id.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { IdentifiedVisitor, VisitorStore } from '../../../ports/visitor-store.ts';
import type { VisitorDoc } from '../models/identity.ts';
import type { Models } from '../models/index.ts';

const DUPLICATE_KEY = 11_000;
/** More sites' users than one person is. */
const SAME_EMAIL_MAX = 1_000;

function toVisitor({ _id, seenAt: _seenAt, ...rest }: VisitorDoc): IdentifiedVisitor {
  return { ...rest, id: _id };
}

/** Keeps users in MongoDB. */
export function createVisitorStore({ visitors }: Models, clock: Clock): VisitorStore {
  async function upsert(user: Omit<IdentifiedVisitor, 'id'>): Promise<IdentifiedVisitor> {
    const { assistantId, subject, workspaceId, email, name, plan } = user;
    const said = { ...(email && { email }), ...(name && { name }), ...(plan && { plan }) };
    const unsaid = { ...(!email && { email: 1 }), ...(!name && { name: 1 }), ...(!plan && { plan: 1 }) };
    const doc = await visitors
      .findOneAndUpdate(
        { assistantId, subject },
        {
          $set: { ...said, workspaceId, seenAt: clock.now() },
          ...(Object.keys(unsaid).length > 0 && { $unset: unsaid }),
          $setOnInsert: { _id: newId('vis') },
        },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<VisitorDoc>();
    return toVisitor(doc);
  }
  return {
    async identify(user) {
      try {
        return await upsert(user);
      } catch (error) {
        // Two tabs came at the same moment; now the user is there.
        if (error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY) return upsert(user);
        throw error;
      }
    },
    async find(id, assistantId) {
      const doc = await visitors.findOne({ _id: id, assistantId }).lean<VisitorDoc>();
      return doc && toVisitor(doc);
    },
    async findBySubject(subject, assistantId) {
      const doc = await visitors.findOne({ subject, assistantId }).lean<VisitorDoc>();
      return doc && toVisitor(doc);
    },
    async listByEmail(workspaceId, email) {
      const docs = await visitors.find({ workspaceId, email }).limit(SAME_EMAIL_MAX).lean<VisitorDoc[]>();
      return docs.map(toVisitor);
    },
  };
}
