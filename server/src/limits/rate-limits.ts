// How often anybody may do what, and the counting of it.

import type { IncomingMessage } from 'node:http';

import { AppError } from '../errors.ts';
import type { RateLimiter, RateRule, RateVerdict } from '../ports/rate-limiter.ts';
import { clientAddress, isLoopback } from './client-address.ts';

/**
 * The rules. Generous to an office behind one address, far below what harms.
 * @source security research, section 4: limits per address, session and key with burst and window
 */
export const RATE_RULES = {
  /** New connections of the transport. */
  handshake: { name: 'handshakes', most: 120, perSeconds: 60 },
  /** New sessions of visitors, and proofs of who they are. */
  session: { name: 'sessions', most: 60, perSeconds: 60 },
  /** Everything over REST, per key or person. */
  api: { name: 'api', most: 1_200, perSeconds: 60 },
  /** Callers who were not recognised, per address. @source security research, AK-8: 20 wrong keys a minute */
  stranger: { name: 'strangers', most: 20, perSeconds: 60 },
  /** Events of one connection, whatever they are. */
  event: { name: 'events', most: 200, perSeconds: 10 },
  /** Messages of one visitor. */
  message: { name: 'messages', most: 20, perSeconds: 60 },
  /** Messages from one address. */
  addressMessage: { name: 'address-messages', most: 120, perSeconds: 60 },
  /** Messages to one assistant. */
  assistantMessage: { name: 'assistant-messages', most: 3_000, perSeconds: 60 },
} as const satisfies Record<string, RateRule>;

/** The name of a rule. */
export type RateRuleName = keyof typeof RATE_RULES;

/**
 * On this machine stand the developer, the tests and an operator's proxy that was not declared, so its own address may do more.
 * It is bounded all the same.
 */
const LOOPBACK_FACTOR = 1_000;

/** Counts what is done. */
export interface RateLimits {
  /** @returns the address that is counted for a request */
  addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>): string;
  /** Counts one more. @param key who does it; absent: the address */
  take(name: RateRuleName, by: { readonly address: string; readonly key?: string }): Promise<RateVerdict>;
  /** Counts one more by a rule of somebody else's, whatever the address: two programs on one machine have two keys. */
  takeBy(rule: RateRule, key: string): Promise<RateVerdict>;
  /** Counts one more. @throws {AppError} `rate_limited` with how long to wait */
  require(name: RateRuleName, by: { readonly address: string; readonly key?: string }): Promise<RateVerdict>;
}

/**
 * Makes the counting.
 * @param options.factor multiplies every rule, for drivers that play many people
 * @param options.proxies how many proxies of the operator's own stand before the desk
 */
export function createRateLimits(
  limiter: RateLimiter,
  options: { readonly factor: number; readonly proxies: number },
): RateLimits {
  const take: RateLimits['take'] = async (name, { address, key = address }) => {
    const rule = RATE_RULES[name];
    const most = Math.ceil(rule.most * options.factor * (isLoopback(address) ? LOOPBACK_FACTOR : 1));
    return limiter.take({ ...rule, most }, key);
  };
  return {
    take,
    takeBy: async (rule, key) => limiter.take({ ...rule, most: Math.ceil(rule.most * options.factor) }, key),
    addressOf: (request) => clientAddress(request, options.proxies),
    async require(name, by) {
      const verdict = await take(name, by);
      if (!verdict.isAllowed) throw new AppError('rate_limited', { retryAfterMs: verdict.resetMs });
      return verdict;
    },
  };
}
