// Renews a session before it ends, by the desk's own clock: the browser's may be wrong.

import { readClaims } from './read-claims.ts';

/** A session is renewed this long before its end … */
const LEAD_MS = 60_000;
/** … or, a short one, when this share of it has passed: its first second may be gone before it begins. */
const SHARE = 0.5;

/** The plan for the next renewal. */
export interface Refresh {
  /** Plans the renewal of a session; the former plan is dropped. */
  readonly plan: (token: string) => void;
  readonly stop: () => void;
}

/** Makes the care for renewals. */
export function createRefresh(renew: () => void): Refresh {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    plan: (token) => {
      stop();
      const { iat, exp } = readClaims(token);
      const lifeMs = (Number(exp) - Number(iat)) * 1_000;
      if (lifeMs > 0) timer = setTimeout(renew, Math.max(lifeMs - LEAD_MS, lifeMs * SHARE));
    },
  };
}
