// Signs identity tokens as a customer's server would, and as attackers would.

import { createHmac } from 'node:crypto';

const encode = (part: unknown): string =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

/** Signs whatever it is given, also what no library would sign. */
export function signRaw(header: unknown, payload: unknown, secret: string, hash = 'sha256'): string {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
}

/** Signs claims as a customer's server does; what is not given is as it should be. */
export function signIdentity(
  { secret, kid, audience }: { readonly secret: string; readonly kid?: string; readonly audience: string },
  claims: Readonly<Record<string, unknown>>,
): string {
  const now = Math.floor(Date.now() / 1_000);
  const header = { alg: 'HS256', typ: 'JWT', ...(kid !== undefined && { kid }) };
  return signRaw(header, { aud: audience, iat: now, exp: now + 3_600, ...claims }, secret);
}
