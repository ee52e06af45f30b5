// Recognises a program by its key.

import { createHmac, timingSafeEqual } from 'node:crypto';

import { AppError } from '../../errors.ts';
import type { ApiKeyStore } from '../../ports/api-key-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Caller } from '../caller.ts';
import { KEY_PREFIXES, readKeyHint, type KeyPrefix } from './key-format.ts';
import { keyStatus } from './show-key.ts';

/** What keys are recognised by. */
export interface KeyDeps {
  readonly store: ApiKeyStore;
  readonly clock: Clock;
  /** Known to the desk alone, so that a stolen store verifies no guess; at least 256 bits. */
  readonly pepper: string;
}

const USE_NOTED_EVERY_MS = 60_000;

/** @returns what is kept of a key: HMAC-SHA-256 under the desk's pepper, in hexadecimal */
export function keyDigest(key: string, pepper: string): string {
  return createHmac('sha256', pepper).update(key).digest('hex');
}

/**
 * Recognises a program by its key. An unknown key takes as long as a known one: there is always one comparison, in constant time.
 * @param prefix of another kind of key; absent: any of the desk's own
 * @throws {AppError} `key_invalid`, without saying whether it is unknown, expired or revoked
 */
export async function recogniseKey(deps: KeyDeps, key: string, prefix?: KeyPrefix): Promise<Caller> {
  const prefixes = prefix ? [prefix] : Object.values(KEY_PREFIXES);
  const hint = prefixes.map((each) => readKeyHint(key, each)).find((found) => found !== undefined);
  if (hint === undefined) throw new AppError('key_invalid');
  const record = await deps.store.findByHint(hint);
  const expected = record?.digest ?? keyDigest('', deps.pepper);
  const isRight = timingSafeEqual(Buffer.from(keyDigest(key, deps.pepper)), Buffer.from(expected));
  const now = deps.clock.now();
  if (!record || !isRight || keyStatus(record, now) !== 'active') throw new AppError('key_invalid');
  const { id, workspaceId, name, scopes, assistantIds, lastUsedAt } = record;
  if (now.getTime() - (lastUsedAt?.getTime() ?? 0) >= USE_NOTED_EVERY_MS) {
    await deps.store.noteUse(id, workspaceId);
  }
  const actor = { kind: 'key', id, name } as const;
  return { workspaceId, actor, scopes: new Set(scopes), ...(assistantIds && { assistantIds }) };
}
