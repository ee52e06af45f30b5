// Who a visitor is: what the site's own server says of its users, and the secrets by which it says so.

import type { Timestamp } from '../entities.ts';
import type { IdentityKeyId } from '../ids.ts';

/**
 * What proves who a visitor is: a JWT that the site's server has signed, or, for those who come from another widget, the HMAC of the user's id.
 * Never made in the browser: whoever has the secret can be anybody.
 */
export type IdentityProof =
  | { readonly token: string }
  | { readonly userId: string; readonly userHash: string };

/** The claims of an identity token. */
export interface IdentityClaims {
  /** The user's id on the site; never changes. 1 to 255 characters. */
  readonly sub: string;
  /** The assistant's id. */
  readonly aud: string;
  /** In seconds. */
  readonly iat: number;
  /** In seconds; at most {@link ACCESS_LIMITS.identityLifeMaxSeconds} after `iat`. */
  readonly exp: number;
  readonly email?: string;
  readonly name?: string;
  /** The user's plan, as the site knows it. */
  readonly plan?: string;
}

/** A secret by which a site's server signs, without the secret. */
export interface IdentityKey {
  /** Stands in a token's `kid`. */
  readonly id: IdentityKeyId;
  readonly status: 'active' | 'revoked';
  readonly createdAt: Timestamp;
  readonly createdBy: string;
  readonly revokedAt?: Timestamp;
}

/** A new secret, which is shown this once. */
export interface NewIdentityKey extends IdentityKey {
  readonly secret: string;
}

/** Ends the sessions of one user everywhere. */
export interface SignOutUser {
  /** The user's id on the site. */
  readonly subject: string;
}
