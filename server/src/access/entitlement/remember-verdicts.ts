// Asks a verifier that is somewhere else: as seldom as may be, never twice at once, and not at all while it is down.

import { setTimeout as pause } from 'node:timers/promises';

import type { Clock } from '../../ports/clock.ts';
import type {
  Entitlement,
  EntitlementRequest,
  EntitlementVerifier,
} from '../../ports/entitlement-verifier.ts';

/** What is remembered of somebody. */
interface Verdict {
  readonly entitlement: Entitlement;
  readonly at: number;
  /** Where it was said. Once the owner has named another address, it counts only while that one is down. */
  readonly by: string | undefined;
}

/** The outcome of asking: a verdict, or that the verifier is down, with the last one that is known. */
export type Asked =
  | { readonly entitlement: Entitlement }
  | { readonly down: true; readonly last?: Entitlement; readonly lastAt?: number };

/** A verifier that remembers. */
export interface RememberingVerifier {
  ask(request: EntitlementRequest): Promise<Asked>;
  /** Forgets what is known of somebody, so that the next question is asked anew. */
  forget(request: Pick<EntitlementRequest, 'assistantId' | 'user'>): void;
}

/** @source the design, section 4: TTL, single flight, backoff with jitter, circuit breaker */
const TRIES = 2;
const PAUSE_MS = 150;
/** Only who stumbled at once is asked again: a second wait for one that is silent would outlast the visitor's patience for an ack (`LIMITS.ackTimeoutMs`). */
const STUMBLE_MS = 2_000;
/** So many failures in a row and nobody waits for the verifier any more. */
const FAILURES_MAX = 5;
const REST_MS = 15_000;
/** More people than ask at one desk within the time to live; the oldest are asked for anew. */
const KEPT_MAX = 20_000;

interface Breaker {
  failures: number;
  restsUntil: number;
}

const keyOf = ({ assistantId, user }: Pick<EntitlementRequest, 'assistantId' | 'user'>): string =>
  JSON.stringify([assistantId, user?.subject ?? null, user?.email ?? null, user?.plan ?? null]);

/** Makes a verifier remember. */
export function rememberVerdicts(verifier: EntitlementVerifier, clock: Clock): RememberingVerifier {
  const verdicts = new Map<string, Verdict>();
  const flights = new Map<string, Promise<Asked>>();
  const breakers = new Map<string, Breaker>();
  const now = () => clock.now().getTime();

  function keep(key: string, entitlement: Entitlement, by: string | undefined): void {
    verdicts.delete(key);
    verdicts.set(key, { entitlement, at: now(), by });
    const [oldest] = verdicts.keys();
    if (verdicts.size > KEPT_MAX && oldest !== undefined) verdicts.delete(oldest);
  }

  async function fly(key: string, request: EntitlementRequest): Promise<Asked> {
    const breaker = breakers.get(request.assistantId) ?? { failures: 0, restsUntil: 0 };
    breakers.set(request.assistantId, breaker);
    const last = verdicts.get(key);
    if (breaker.restsUntil <= now()) {
      const entitlement = await tryTwice(verifier, request);
      if (entitlement) {
        breaker.failures = 0;
        keep(key, entitlement, request.settings.verifierUrl);
        return { entitlement };
      }
      breaker.failures += 1;
      // Not all desks come back in the same moment.
      if (breaker.failures >= FAILURES_MAX) breaker.restsUntil = now() + REST_MS * (0.75 + Math.random() / 2);
    }
    return { down: true, ...(last && { last: last.entitlement, lastAt: last.at }) };
  }

  return {
    async ask(request) {
      const key = keyOf(request);
      const known = verdicts.get(key);
      const { cacheSeconds, verifierUrl } = request.settings;
      const isFresh =
        known !== undefined && known.by === verifierUrl && now() - known.at < cacheSeconds * 1_000;
      if (isFresh && !isOver(known.entitlement, now())) return { entitlement: known.entitlement };
      const flying = flights.get(key);
      if (flying) return flying;
      const flight = fly(key, request).finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
    forget: (request) => void verdicts.delete(keyOf(request)),
  };
}

function isOver(entitlement: Entitlement, now: number): boolean {
  return entitlement.access && entitlement.expiresAt !== undefined && entitlement.expiresAt.getTime() <= now;
}

async function tryTwice(
  verifier: EntitlementVerifier,
  request: EntitlementRequest,
): Promise<Entitlement | undefined> {
  const began = performance.now();
  for (let attempt = 1; attempt <= TRIES && performance.now() - began < STUMBLE_MS; attempt += 1) {
    try {
      return await verifier.verify(request);
    } catch {
      if (attempt < TRIES) await pause(PAUSE_MS * (0.5 + Math.random()));
    }
  }
  return undefined;
}
