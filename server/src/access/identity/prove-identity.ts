// Decides whether a proof proves who a visitor is.

import { createHmac, timingSafeEqual } from 'node:crypto';

import { ACCESS_LIMITS, OPEN_ACCESS, type IdentityKeyId, type IdentityProof } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { Assistant } from '../../ports/assistant-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { VisitorUser } from '../../ports/session-store.ts';
import type { IdentityKeys } from './identity-keys.ts';
import { readIdentityToken, type ReadIdentity } from './read-identity-token.ts';
import { readUser } from './read-user.ts';

/** Who a visitor is, until when that is proven, and by which secret. */
export interface ProvenIdentity {
  readonly user: VisitorUser;
  readonly expiresAt: Date;
  readonly keyId: IdentityKeyId;
}

/** Decides whether a proof proves who a visitor of an assistant is. @throws {AppError} `identity_invalid`, with what the site's developer has to change */
export type ProveIdentity = (assistant: Assistant, proof: IdentityProof) => Promise<ProvenIdentity>;

const invalid = (problem: string) => new AppError('identity_invalid', { details: [problem] });

/** Makes the decision. */
export function createProveIdentity(keys: Pick<IdentityKeys, 'active'>, clock: Clock): ProveIdentity {
  return async ({ id, access = OPEN_ACCESS }, proof) => {
    const active = await keys.active(id);
    const now = Math.floor(clock.now().getTime() / 1_000);
    if (!('token' in proof) && !access.acceptsUserHash) {
      throw invalid('userHash: is not accepted by this assistant; sign a token instead');
    }
    const read =
      'token' in proof
        ? readIdentityToken(proof.token, { audience: id, keys: active, now })
        : readHash(proof, active, now);
    if ('problem' in read) throw invalid(read.problem);
    return { ...read, expiresAt: new Date(read.expiresAt * 1_000) };
  };
}

/** The proof of older widgets: HMAC-SHA-256 of the user's id. It has no end of its own, so the session gets one. */
function readHash(
  { userId, userHash }: Extract<IdentityProof, { readonly userId: string }>,
  keys: Awaited<ReturnType<IdentityKeys['active']>>,
  now: number,
): ReadIdentity<IdentityKeyId> {
  const given = Buffer.from(userHash.toLowerCase());
  const key = keys.find(({ secret }) =>
    timingSafeEqual(Buffer.from(createHmac('sha256', secret).update(userId).digest('hex')), given),
  );
  if (!key)
    return { problem: 'userHash: is not the HMAC-SHA-256 of userId under a secret of this assistant' };
  const user = readUser({ sub: userId });
  if ('problem' in user) return user;
  return { user, expiresAt: now + ACCESS_LIMITS.identityLifeMaxSeconds, keyId: key.id };
}
