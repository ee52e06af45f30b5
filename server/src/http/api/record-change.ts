// Keeps the audit log: every address that changes something is recorded in one place, so that none can be forgotten.

import type { ApiScope } from '@frontdesk/contract';

import type { Caller } from '../../access/caller.ts';
import type { Logger } from '../../logger.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Endpoint } from './endpoint.ts';

/** What programs do all day: thousands of documents and questions would bury what people want to find in the log. */
const ROUTINE: readonly ApiScope[] = ['ask', 'knowledge:write', 'conversations:write'];

/** What an address has done. */
interface Change {
  readonly caller: Caller;
  readonly params: Readonly<Record<string, unknown>>;
  readonly reply: unknown;
}

/** Records what an address has changed. */
export type RecordChange = (endpoint: Endpoint, change: Change) => Promise<void>;

/** Makes the record of changes. An entry that can't be written is logged: what was done can't be taken back. */
export function createRecordChange(audit: AuditLog, logger: Logger): RecordChange {
  return async ({ method, path, scope, summary }, { caller, params, reply }) => {
    const { workspaceId, actor } = caller;
    if (method === 'get' || (actor.kind === 'key' && ROUTINE.includes(scope))) return;
    const action = `${method.toUpperCase()} ${path}`;
    const targets = { ...texts(params), ...made(reply) };
    try {
      await audit.record({ workspaceId, actor, action, summary, targets });
    } catch (error) {
      logger.error({ err: error, action, actorId: actor.id }, 'a change could not be recorded');
    }
  };
}

function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** The name and the id of what was made or changed, where the reply has them; never anything else of it, such as a secret. */
function made(reply: unknown): Record<string, string> {
  if (typeof reply !== 'object' || reply === null) return {};
  const { id, name } = reply as { readonly id?: unknown; readonly name?: unknown };
  return texts({ id, name });
}
