// The access log in MongoDB.

import { newId } from '../../../new-id.ts';
import type { AccessLog } from '../../../ports/access-log.ts';
import type { Clock } from '../../../ports/clock.ts';
import { behindCursor, cutPage } from '../behind-cursor.ts';
import type { AccessCheckDoc } from '../models/access-check.ts';
import type { Models } from '../models/index.ts';

/** Keeps the access log in MongoDB. */
export function createAccessLog({ accessChecks }: Models, clock: Clock): AccessLog {
  return {
    async record(note) {
      await accessChecks.create({ _id: newId('acc'), at: clock.now(), ...note });
    },
    async list(assistantId, { email, granted, cursor, limit }) {
      const docs = await accessChecks
        .find({
          assistantId,
          ...(email !== undefined && { email }),
          ...(granted !== undefined && { granted }),
          ...behindCursor(cursor, { kind: 'acc', by: 'at' }),
        })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<AccessCheckDoc[]>();
      const { page, nextCursor } = cutPage(docs, limit, ({ at }) => at);
      return {
        items: page.map(({ _id, workspaceId: _workspace, assistantId: _assistant, at, ...rest }) => {
          return { id: _id, at: at.toISOString(), ...rest };
        }),
        nextCursor,
      };
    },
  };
}
