// The collection of sessions, of visitors and of agents.

import { Schema } from 'mongoose';

import type { AgentSessionRecord, VisitorSessionRecord } from '../../../ports/session-store.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** A session of any kind, found by its id or by the hash of its token. */
export type SessionDoc =
  | Kept<VisitorSessionRecord>
  | (Omit<AgentSessionRecord, 'tokenHash'> & { readonly _id: string });

/** Sessions and sign-in links; they vanish when they expire. */
export function sessionSchema() {
  const schema = new Schema<SessionDoc>(
    {
      _id: REQUIRED_STRING,
      kind: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      assistantId: String,
      visitorId: String,
      agentId: String,
      user: WHOLE,
      keyId: String,
      takenOver: String,
      expiresAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'sessions' },
  );
  schema.index({ assistantId: 1, visitorId: 1 });
  schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
  return schema;
}
