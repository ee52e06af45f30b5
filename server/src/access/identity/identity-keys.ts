// The secrets by which sites sign who their users are: made, shown once, replaced, revoked.

import type { AssistantId, IdentityKey, IdentityKeyId, NewIdentityKey } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import { newId } from '../../new-id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Connections } from '../../ports/connections.ts';
import type { IdentityKeyRecord, IdentityKeyStore } from '../../ports/identity-key-store.ts';
import type { SessionStore } from '../../ports/session-store.ts';
import type { Caller } from '../caller.ts';
import { newToken } from '../token-hash.ts';
import type { Vault } from '../vault.ts';
import type { SigningKey } from './read-identity-token.ts';

interface IdentityKeysDeps {
  readonly store: IdentityKeyStore;
  readonly sessions: SessionStore;
  readonly connections: Connections;
  readonly vault: Vault;
  readonly clock: Clock;
}

/** Looks after the signing secrets of all assistants. */
export interface IdentityKeys {
  list(assistantId: AssistantId): Promise<readonly IdentityKey[]>;
  /**
   * Makes a secret of 256 bits. Two may be active, so that a site can change over without anybody being signed out.
   * @throws {AppError} `conflict` when two are active
   */
  create(assistantId: AssistantId, caller: Caller): Promise<NewIdentityKey>;
  /** Ends a secret and every session that it has proved. @throws {AppError} `not_found` */
  revoke(assistantId: AssistantId, id: IdentityKeyId): Promise<IdentityKey>;
  /** Opens the active secrets. For the check alone: they never leave the desk. */
  active(assistantId: AssistantId): Promise<readonly SigningKey<IdentityKeyId>[]>;
}

const ACTIVE_MAX = 2;

/** What a secret is sealed under. */
const contextOf = (assistantId: AssistantId, id: IdentityKeyId) => `identity key ${assistantId} ${id}`;

function show({ id, createdAt, createdBy, revokedAt }: IdentityKeyRecord): IdentityKey {
  return {
    id,
    status: revokedAt ? 'revoked' : 'active',
    createdAt: createdAt.toISOString(),
    createdBy,
    ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
  };
}

/** Makes the care for signing secrets. */
export function createIdentityKeys(deps: IdentityKeysDeps): IdentityKeys {
  const { store, sessions, connections, vault, clock } = deps;
  const listActive = async (assistantId: AssistantId) =>
    (await store.list(assistantId)).filter(({ revokedAt }) => revokedAt === undefined);
  return {
    list: async (assistantId) => (await store.list(assistantId)).map(show),
    async create(assistantId, { actor }) {
      if ((await listActive(assistantId)).length >= ACTIVE_MAX) {
        throw new AppError('conflict', { details: [`keys: ${ACTIVE_MAX} are active; revoke one first`] });
      }
      const [id, secret] = [newId('idk'), newToken()];
      const sealed = vault.seal(secret, contextOf(assistantId, id));
      const record = { id, assistantId, sealed, createdAt: clock.now(), createdBy: actor.name };
      await store.add(record);
      return { ...show(record), secret };
    },
    async revoke(assistantId, id) {
      const record = await store.revoke(id, assistantId);
      if (!record) throw new AppError('not_found');
      const ended = await sessions.removeVisitors({ assistantId, keyId: id });
      for (const sessionId of ended) connections.endSession(sessionId);
      return show(record);
    },
    active: async (assistantId) =>
      (await listActive(assistantId)).map(({ id, sealed }) => ({
        id,
        secret: vault.open(sealed, contextOf(assistantId, id)),
      })),
  };
}
