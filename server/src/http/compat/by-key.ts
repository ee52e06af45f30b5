// Lets programs in by their key alone: an operator's token or an agent's cookie opens none of these addresses.

import type { ApiScope } from '@frontdesk/contract';
import type { Request, RequestHandler, Response } from 'express';

import { requireScope, type Caller } from '../../access/caller.ts';
import type { ApiKeys } from '../../access/keys/api-keys.ts';
import type { KeyPrefix } from '../../access/keys/key-format.ts';
import { AppError } from '../../errors.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import type { RateRule, RateVerdict } from '../../ports/rate-limiter.ts';
import { bearerToken } from '../bearer-token.ts';
import { writeRateHeaders } from '../rate-limit-headers.ts';

/** How a system's programs say who they are, and what they may then do. */
export interface Entry {
  /** Absent: what the caller may do is asked later. */
  readonly scope?: ApiScope;
  /** How often one key may come. Default: as often as over the desk's own interface. */
  readonly rate?: RateRule;
  /** Reads the key. Default: `Authorization: Bearer …`. */
  readonly readKey?: (request: Request) => string | undefined;
  /** Absent: any of the desk's own. */
  readonly prefix?: KeyPrefix;
}

interface ByKeyDeps {
  readonly keys: ApiKeys;
  readonly limits: RateLimits;
}

/** Makes the handler that stands before an address: who calls, whether they may, whether it is too much. Wrong keys are counted by the address, so that none can be guessed. */
export function byKey({ keys, limits }: ByKeyDeps, entry: Entry): RequestHandler[] {
  const { scope, rate, readKey = bearerToken, prefix } = entry;
  const recognise = async (request: Request, response: Response): Promise<Caller> => {
    const key = readKey(request);
    try {
      if (key === undefined) throw new AppError('key_invalid');
      return await keys.verify(key, prefix);
    } catch (error) {
      const verdict = await limits.take('stranger', { address: limits.addressOf(request) });
      if (verdict.isAllowed) throw error;
      throw tooMuch(response, verdict);
    }
  };
  const admit: RequestHandler = async (request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    const caller = await recognise(request, response);
    if (scope) requireScope(caller, scope);
    const { id: key } = caller.actor;
    const verdict = rate
      ? await limits.takeBy(rate, key)
      : await limits.take('api', { address: limits.addressOf(request), key });
    if (!verdict.isAllowed) throw tooMuch(response, verdict);
    writeRateHeaders(response, verdict);
    response.locals['caller'] = caller;
    next();
  };
  return [admit];
}

function tooMuch(response: Response, verdict: RateVerdict): AppError {
  writeRateHeaders(response, verdict);
  return new AppError('rate_limited', { retryAfterMs: verdict.resetMs });
}

/** @returns who {@link byKey} has let in */
export function callerOf({ locals }: Pick<Response, 'locals'>): Caller {
  return locals['caller'] as Caller;
}
