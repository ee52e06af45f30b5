// Lets programs in by their key alone: an operator's token or an agent's cookie opens none of these addresses.

import type { ApiScope } from '@frontdesk/contract';
import type { Request, RequestHandler, Response } from 'express';

import { requireScope, type Caller } from '../../access/caller.ts';
import type { KeyPrefix } from '../../access/keys/key-format.ts';
import { AppError } from '../../errors.ts';
import { bearerToken } from '../bearer-token.ts';
import type { CompatDeps } from './compat-deps.ts';
import { countRequests, type Rate } from './rate-gate.ts';

/** How a system's programs say who they are, and what they may then do. */
export interface Entry {
  readonly scope: ApiScope;
  /** Absent: unlimited. */
  readonly rate?: Rate;
  /** Reads the key. Default: `Authorization: Bearer …`. */
  readonly readKey?: (request: Request) => string | undefined;
  /** Absent: any of the desk's own. */
  readonly prefix?: KeyPrefix;
}

/** Makes the handlers that stand before an address: who calls, whether they may, whether it is too much. */
export function byKey({ keys, gate }: CompatDeps, entry: Entry): RequestHandler[] {
  const { scope, rate, readKey = bearerToken, prefix } = entry;
  const admit: RequestHandler = async (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    const key = readKey(request);
    if (key === undefined) throw new AppError('key_invalid');
    const caller = await keys.verify(key, prefix);
    requireScope(caller, scope);
    response.locals['caller'] = caller;
    next();
  };
  if (!rate) return [admit];
  return [admit, countRequests(gate, rate, (locals) => callerOf({ locals }).actor.id)];
}

/** @returns who {@link byKey} has let in */
export function callerOf({ locals }: Pick<Response, 'locals'>): Caller {
  return locals['caller'] as Caller;
}
