// API keys: made, shown once, recognised, replaced, revoked.

import { ACCESS_LIMITS, type ApiKey, type ApiKeyId, type NewApiKey } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import { newId } from '../../new-id.ts';
import type { ApiKeyRecord } from '../../ports/api-key-store.ts';
import { requireScope, type Caller } from '../caller.ts';
import { KEY_PREFIXES, makeKey, prefixOf, readKeyHint, type KeyPrefix } from './key-format.ts';
import { keyDigest, recogniseKey, type KeyDeps } from './recognise-key.ts';
import { keyStatus, rightsOf, showKey } from './show-key.ts';

/** What a new key may do, and for how long. */
export type KeyTerms = Pick<ApiKeyRecord, 'name' | 'mode' | 'scopes' | 'assistantIds'> & {
  readonly lifeMs: number;
  /** Absent: the desk's own for the mode. */
  readonly prefix?: KeyPrefix;
};

/** Looks after the keys of all workspaces. */
export interface ApiKeys {
  /**
   * Makes a key. Nobody can give more than they have themselves.
   * @throws {AppError} `scope_missing` for a scope that the caller lacks, `not_found` for an assistant, `conflict` when the workspace has too many
   */
  create(caller: Caller, terms: KeyTerms): Promise<NewApiKey>;
  list(caller: Caller): Promise<readonly ApiKey[]>;
  /**
   * Makes a successor with the same rights; both work until the overlap is over.
   * @throws {AppError} `not_found`; `conflict` when the key has a successor or does not work any more
   */
  rotate(caller: Caller, id: ApiKeyId, overlapMs: number): Promise<NewApiKey>;
  /** Ends a key at once. @throws {AppError} `not_found` */
  revoke(caller: Caller, id: ApiKeyId): Promise<ApiKey>;
  /** @see {@link recogniseKey} */
  verify(key: string, prefix?: KeyPrefix): Promise<Caller>;
}

const LIST_MAX = 500;

/** Makes the care for API keys. */
export function createApiKeys(deps: KeyDeps): ApiKeys {
  const { store, clock } = deps;
  return {
    verify: async (key, prefix) => recogniseKey(deps, key, prefix),
    async create(caller, terms) {
      for (const scope of terms.scopes) requireScope(caller, scope);
      if (!isWithin(caller, terms.assistantIds)) throw new AppError('not_found');
      if ((await store.countActive(caller.workspaceId)) >= ACCESS_LIMITS.apiKeysMax) {
        throw new AppError('conflict', {
          details: [`keys: at most ${ACCESS_LIMITS.apiKeysMax} may be active`],
        });
      }
      return add(deps, caller, terms);
    },
    async list(caller) {
      const records = await store.list(caller.workspaceId, LIST_MAX);
      const own = records.filter(({ assistantIds }) => isWithin(caller, assistantIds));
      return own.map((record) => showKey(record, clock.now()));
    },
    rotate: async (caller, id, overlapMs) => rotate(deps, caller, { id, overlapMs }),
    async revoke(caller, id) {
      await findOwn(deps, caller, id);
      const record = await store.revoke(id, caller.workspaceId);
      if (!record) throw new AppError('not_found');
      return showKey(record, clock.now());
    },
  };
}

async function add({ store, clock, pepper }: KeyDeps, caller: Caller, terms: KeyTerms): Promise<NewApiKey> {
  const { lifeMs, prefix = KEY_PREFIXES[terms.mode], ...rights } = terms;
  const secret = makeKey(prefix);
  const now = clock.now();
  const record: ApiKeyRecord = {
    ...rights,
    id: newId('key'),
    workspaceId: caller.workspaceId,
    hint: readKeyHint(secret, prefix) ?? '',
    digest: keyDigest(secret, pepper),
    createdAt: now,
    createdBy: caller.actor.name,
    expiresAt: new Date(now.getTime() + lifeMs),
  };
  await store.add(record);
  return { ...showKey(record, now), secret };
}

async function rotate(
  deps: KeyDeps,
  caller: Caller,
  { id, overlapMs }: { readonly id: ApiKeyId; readonly overlapMs: number },
): Promise<NewApiKey> {
  const former = await findOwn(deps, caller, id);
  for (const scope of former.scopes) requireScope(caller, scope);
  const now = deps.clock.now();
  if (keyStatus(former, now) !== 'active' || former.replacedBy) throw new AppError('conflict');
  const lifeMs = former.expiresAt.getTime() - former.createdAt.getTime();
  const next = await add(deps, caller, {
    ...rightsOf(former),
    lifeMs,
    prefix: prefixOf(former.hint),
  });
  const expiresAt = new Date(Math.min(former.expiresAt.getTime(), now.getTime() + overlapMs));
  if (await deps.store.replace(former, { id: next.id, expiresAt })) return next;
  // Somebody else was faster: their successor stays, this one never leaves the desk.
  await deps.store.revoke(next.id, caller.workspaceId);
  throw new AppError('conflict');
}

async function findOwn({ store }: KeyDeps, caller: Caller, id: ApiKeyId): Promise<ApiKeyRecord> {
  const record = await store.find(id, caller.workspaceId);
  if (!record || !isWithin(caller, record.assistantIds)) throw new AppError('not_found');
  return record;
}

/** A caller who is bound to some assistants deals only with keys that are bound to the same ones or fewer. */
function isWithin({ assistantIds: own }: Caller, wanted: ApiKeyRecord['assistantIds']): boolean {
  return own === undefined || (wanted !== undefined && wanted.every((id) => own.includes(id)));
}
