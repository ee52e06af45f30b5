// API keys as their owner sees them.

import type { ApiScope } from '../api.ts';
import type { Timestamp } from '../entities.ts';
import type { ApiKeyId, AssistantId } from '../ids.ts';

/** Whether a key is meant for production or for trying out. Both work alike; the name tells people and secret scanners which one leaked. */
export type ApiKeyMode = 'live' | 'test';

/** A key without its secret. */
export interface ApiKey {
  readonly id: ApiKeyId;
  readonly name: string;
  /** The beginning of the key, enough to recognise it: `sk_live_4fQ2xY7a`. */
  readonly hint: string;
  readonly mode: ApiKeyMode;
  readonly scopes: readonly ApiScope[];
  /** The only assistants that it may touch; absent: all of the workspace. */
  readonly assistantIds?: readonly AssistantId[];
  readonly status: 'active' | 'expired' | 'revoked';
  readonly createdAt: Timestamp;
  /** Who made it. */
  readonly createdBy: string;
  readonly expiresAt: Timestamp;
  /** To the minute; absent: never used. */
  readonly lastUsedAt?: Timestamp;
  /** The key that takes this one's place. */
  readonly replacedBy?: ApiKeyId;
}

/** A new key with its secret, which is shown this once. */
export interface NewApiKey extends ApiKey {
  readonly secret: string;
}

/** Asks for a key. */
export interface CreateApiKey {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly mode?: ApiKeyMode;
  readonly assistantIds?: readonly AssistantId[];
  /** 1 to {@link ACCESS_LIMITS.apiKeyLifeMaxDays}; default {@link ACCESS_LIMITS.apiKeyLifeDays}. */
  readonly expiresInDays?: number;
}

/** Asks for a successor of a key. */
export interface RotateApiKey {
  /** How long both keys work, in hours; 0 ends the former one at once. Default 24, at most 168. */
  readonly overlapHours?: number;
}
