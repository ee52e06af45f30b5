// The audit log in MongoDB.

import { trusted } from 'mongoose';

import type { AuditId } from '@frontdesk/contract';

import { newId } from '../../../new-id.ts';
import type { AuditLog } from '../../../ports/audit-log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { AuditDoc } from '../models/audit-entry.ts';
import type { Models } from '../models/index.ts';

/** What a page begins behind: entries of the same millisecond are told apart by their ids. */
function behind(cursor: string | undefined) {
  const [, time, id] = /^(\d{1,15})~(aud_\w+)$/.exec(cursor ?? '') ?? [];
  if (time === undefined || id === undefined) return {};
  const at = new Date(Number(time));
  return {
    $or: [{ at: trusted({ $lt: at }) }, { at, _id: trusted({ $lt: id as AuditId }) }],
  };
}

/** Keeps the audit log in MongoDB. */
export function createAuditLog({ audit }: Models, clock: Clock): AuditLog {
  return {
    async record(note) {
      await audit.create({ _id: newId('aud'), at: clock.now(), ...note });
    },
    async list(workspaceId, { cursor, limit }) {
      const docs = await audit
        .find({ workspaceId, ...behind(cursor) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<AuditDoc[]>();
      const page = docs.slice(0, limit);
      const last = docs.length > limit ? page.at(-1) : undefined;
      return {
        items: page.map(({ _id, at, actor, action, summary, targets }) => ({
          id: _id,
          at: at.toISOString(),
          actor,
          action,
          summary,
          targets,
        })),
        nextCursor: last ? `${last.at.getTime()}~${last._id}` : null,
      };
    },
  };
}
