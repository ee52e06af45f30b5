// The audit log in MongoDB.

import { newId } from '../../../new-id.ts';
import type { AuditLog } from '../../../ports/audit-log.ts';
import type { Clock } from '../../../ports/clock.ts';
import { behindCursor, cutPage } from '../behind-cursor.ts';
import type { AuditDoc } from '../models/audit-entry.ts';
import type { Models } from '../models/index.ts';

/** Keeps the audit log in MongoDB. */
export function createAuditLog({ audit }: Models, clock: Clock): AuditLog {
  return {
    async record(note) {
      await audit.create({ _id: newId('aud'), at: clock.now(), ...note });
    },
    async list(workspaceId, { cursor, limit }) {
      const docs = await audit
        .find({ workspaceId, ...behindCursor(cursor, { kind: 'aud', by: 'at' }) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<AuditDoc[]>();
      const { page, nextCursor } = cutPage(docs, limit, ({ at }) => at);
      return {
        items: page.map(({ _id, at, actor, action, summary, targets }) => ({
          id: _id,
          at: at.toISOString(),
          actor,
          action,
          summary,
          targets,
        })),
        nextCursor,
      };
    },
  };
}
