// Makes every change of the REST interface safe to repeat: under the same key it is made once.

import { createHash } from 'node:crypto';

import type { Request } from 'express';

import type { Caller } from '../../../access/caller.ts';
import type { Vault } from '../../../access/vault.ts';
import { AppError } from '../../../errors.ts';
import type { Logger } from '../../../logger.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { IdempotencyStore } from '../../../ports/idempotency-store.ts';
import { readIdempotencyKey } from './read-idempotency-key.ts';

/** How long a key stands for its request, in milliseconds: longer than programs try again, short enough that nobody reuses a key by chance. */
export const IDEMPOTENCY_KEPT_MS = 86_400_000;
/** A runner says this often that it still runs, and is taken for lost after three silent turns. */
const HOLD_EVERY_MS = 10_000;
const HELD_MS = 3 * HOLD_EVERY_MS;
const RETRY_AFTER_MS = 1_000;

/** What repeats are recognised with. */
export interface IdempotencyDeps {
  readonly store: IdempotencyStore;
  /** Replies may hold a secret that is shown once, so they are sealed. */
  readonly vault: Vault;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What came of a request. */
export interface Outcome {
  readonly reply: unknown;
  /** The reply is an earlier one; nothing was done now. */
  readonly isRepeated: boolean;
}

/**
 * Runs a request, unless the same caller has sent it before under the same key.
 * A refusal changes nothing and is not kept: the same key may be sent again.
 * @throws {AppError} `idempotency_key_reused` for another request under the key, `request_in_progress` while the first one runs
 */
export type RunOnce = (caller: Caller, request: Request, run: () => Promise<unknown>) => Promise<Outcome>;

/** Makes the recognition of repeats. @source IETF draft-ietf-httpapi-idempotency-key-header-07, sections 2.6 and 2.7 */
export function createRunOnce({ store, vault, clock, logger }: IdempotencyDeps): RunOnce {
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms);
  const onFailure = (error: unknown) => logger.error({ err: error }, 'a key of a request was not kept');
  return async ({ workspaceId, actor }, request, run) => {
    const key = request.method === 'GET' ? undefined : readIdempotencyKey(request);
    if (key === undefined) return { reply: await run(), isRepeated: false };
    const context = `reply ${workspaceId} ${actor.id} ${key}`;
    const fingerprint = fingerprintOf(request);
    const whose = { workspaceId, callerId: actor.id, key };
    const until = { expiresAt: inMs(IDEMPOTENCY_KEPT_MS), heldUntil: inMs(HELD_MS) };
    const claim = await store.claim({ ...whose, fingerprint, ...until });
    if (claim.state === 'taken') {
      if (claim.fingerprint !== fingerprint) throw new AppError('idempotency_key_reused');
      if (claim.reply === undefined) {
        throw new AppError('request_in_progress', { retryAfterMs: RETRY_AFTER_MS });
      }
      const [reply] = JSON.parse(vault.open(claim.reply, context)) as [unknown];
      return { reply, isRepeated: true };
    }
    const { claimId } = claim;
    const hold = () => void store.hold(workspaceId, claimId, inMs(HELD_MS)).catch(onFailure);
    const holding = setInterval(hold, HOLD_EVERY_MS);
    try {
      const reply = await run();
      // What was done can't be taken back: a reply that can't be kept is still sent.
      await store.finish(workspaceId, claimId, vault.seal(JSON.stringify([reply]), context)).catch(onFailure);
      return { reply, isRepeated: false };
    } catch (error) {
      await store.release(workspaceId, claimId).catch(onFailure);
      throw error;
    } finally {
      clearInterval(holding);
    }
  };
}

/** @returns the same for the same method, address and body */
function fingerprintOf({ method, originalUrl, body }: Request): string {
  const hash = createHash('sha256').update(`${method} ${originalUrl}\n`);
  return hash.update(body instanceof Uint8Array ? body : JSON.stringify(body ?? null)).digest('base64url');
}
