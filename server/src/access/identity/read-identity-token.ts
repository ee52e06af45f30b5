// Reads a site's word on who its user is. Whatever the token says, the rules are ours.

import jwt from 'jsonwebtoken';

import { ACCESS_LIMITS } from '@frontdesk/contract';

import type { VisitorUser } from '../../ports/session-store.ts';
import { readUser } from './read-user.ts';

/** The one algorithm; a token that names another is refused. @source RFC 8725, section 3.1 */
const ALGORITHM = 'HS256';
/** How far the clocks of site and desk may differ. @source security research, section 1: skew of at most 60 s */
const SKEW_SECONDS = 60;
const TOKEN_MAX_CHARS = 4_096;
/** What a header may hold. `jku`, `x5u`, `jwk` and `crit` would let a token bring or name its own key or rules. */
const HEADER_FIELDS = ['alg', 'typ', 'kid'];

/** A secret that may have signed. */
export interface SigningKey<Id extends string> {
  readonly id: Id;
  readonly secret: string;
}

/** What is expected of a token. */
export interface IdentityRules<Id extends string> {
  readonly audience: string;
  /** The secrets of the assistant that are active; a token's `kid` chooses among them and nothing else. */
  readonly keys: readonly SigningKey<Id>[];
  /** In seconds. */
  readonly now: number;
}

/** What a token proves, or why it proves nothing: for the site's developer, without anything that the token holds. */
export type ReadIdentity<Id extends string> =
  | { readonly user: VisitorUser; readonly expiresAt: number; readonly keyId: Id }
  | { readonly problem: string };

/**
 * Reads an identity token.
 * @returns the user with the moment in seconds until which the token proves it, or what is wrong
 * @source RFC 8725: fixed algorithm, audience and expiry checked, key chosen before verification from a table of our own
 */
export function readIdentityToken<Id extends string>(
  token: string,
  rules: IdentityRules<Id>,
): ReadIdentity<Id> {
  if (token.length > TOKEN_MAX_CHARS) return { problem: 'token: is too long' };
  const header = readHeader(token);
  if (typeof header === 'string') return { problem: header };
  const candidates = rules.keys.filter(({ id }) => header.kid === undefined || header.kid === id);
  if (candidates.length === 0) return { problem: 'token: kid names no active secret of this assistant' };
  let problem = '';
  for (const { id, secret } of candidates) {
    const claims = verify(token, secret, rules);
    if (typeof claims !== 'string') {
      const read = readClaims(claims, rules.now);
      return 'problem' in read ? read : { ...read, keyId: id };
    }
    problem = claims;
  }
  return { problem };
}

function readHeader(token: string): { readonly kid?: string } | string {
  const [encoded = '', payload, signature, ...more] = token.split('.');
  if (!payload || !signature || more.length > 0) return 'token: is not a signed JWT';
  try {
    const header: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    if (typeof header !== 'object' || header === null) return 'token: is not a signed JWT';
    const { alg, kid } = header as { readonly alg?: unknown; readonly kid?: unknown };
    if (alg !== ALGORITHM) return `token: must be signed with ${ALGORITHM}`;
    if (Object.keys(header).some((field) => !HEADER_FIELDS.includes(field))) {
      return `token: its header may hold only ${HEADER_FIELDS.join(', ')}`;
    }
    if (kid === undefined) return {};
    return typeof kid === 'string' ? { kid } : 'token: kid must be a text';
  } catch {
    return 'token: is not a signed JWT';
  }
}

function verify(
  token: string,
  secret: string,
  { audience, now }: IdentityRules<string>,
): jwt.JwtPayload | string {
  try {
    const claims = jwt.verify(token, secret, {
      algorithms: [ALGORITHM],
      audience,
      clockTimestamp: now,
      clockTolerance: SKEW_SECONDS,
    });
    return typeof claims === 'string' ? 'token: must hold claims' : claims;
  } catch (error) {
    if (error instanceof jwt.TokenExpiredError) return 'token: has expired';
    if (error instanceof jwt.NotBeforeError) return 'token: is not valid yet';
    const isAudience = error instanceof Error && error.message.includes('audience');
    return isAudience
      ? 'token: aud must be the id of the assistant'
      : 'token: is not signed with a secret of this assistant';
  }
}

function readClaims(claims: jwt.JwtPayload, now: number) {
  const { aud, iat, exp } = claims;
  if (typeof aud !== 'string') return { problem: 'token: aud must be one text' };
  if (!isTime(iat) || !isTime(exp)) return { problem: 'token: needs iat and exp, in seconds' };
  if (iat > now + SKEW_SECONDS) return { problem: 'token: iat lies in the future' };
  if (exp - iat > ACCESS_LIMITS.identityLifeMaxSeconds)
    return { problem: 'token: exp must be at most 24 hours after iat' };
  const user = readUser(claims);
  return 'problem' in user ? user : { user, expiresAt: exp };
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
