// Gets from the page what proves who is signed in.

import type { IdentityProof } from '@frontdesk/contract';
import { warn } from '../host/warn.ts';
import type { IdentitySource } from '../public-api.ts';
import { readClaims } from './read-claims.ts';

/** A page that does not say within this who is signed in is asked again later. */
const PATIENCE_MS = 10_000;

/** A proof, and what it says. */
export interface Proof {
  readonly proof: IdentityProof;
  /** The user's id on the site. */
  readonly subject: string;
  /** What the desk is told of the user: as long as it is the same, nothing has changed. */
  readonly says: string;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the function did not resolve in time')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function readProof(given: unknown): Proof {
  const { token, userId, userHash } = (
    typeof given === 'string' ? { token: given } : (given ?? {})
  ) as Record<string, unknown>;
  if (typeof userId === 'string' && typeof userHash === 'string') {
    return { proof: { userId, userHash }, subject: userId, says: userId };
  }
  const { sub, email, name, plan } = readClaims(String(token));
  if (typeof token !== 'string' || typeof sub !== 'string') {
    throw new TypeError(
      'it takes a signed JWT with “sub”, { userId, userHash }, or a function that returns one',
    );
  }
  return { proof: { token }, subject: sub, says: JSON.stringify([sub, email, name, plan]) };
}

/**
 * Gets a proof; a function is asked for a fresh one.
 * @returns `null` when nobody is signed in
 * @throws when the page gives none; its developer is told why
 */
export async function fetchProof(source: IdentitySource): Promise<Proof | null> {
  try {
    const given = typeof source === 'function' ? await inTime(Promise.resolve(source())) : source;
    return given === null || given === '' ? null : readProof(given);
  } catch (error) {
    warn(`identify() did not work: ${String(error)}`);
    throw error;
  }
}
