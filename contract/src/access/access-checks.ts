// Whom programs elsewhere have asked about, and what they were told.

import type { Timestamp } from '../entities.ts';
import type { AccessCheckId } from '../ids.ts';

/** Why somebody was let in or refused. */
export const ACCESS_REASONS = ['active', 'unknown', 'expired', 'elsewhere'] as const;
/**
 * `active`: has access. `unknown`: nobody with this address has subscribed to anything. `expired`: has subscribed, but nothing that opens this
 * assistant now. `elsewhere`: the assistant's own verifier refused, or could not be asked.
 */
export type AccessReason = (typeof ACCESS_REASONS)[number];

/** The ways by which programs ask. */
export const ACCESS_CHECK_WAYS = ['verify-access', 'mcp'] as const;
/** One way by which programs ask. */
export type AccessCheckWay = (typeof ACCESS_CHECK_WAYS)[number];

/** One question of a program: does this person have access? */
export interface AccessCheck {
  readonly id: AccessCheckId;
  readonly at: Timestamp;
  /** Who was asked about; trimmed and in lower case. */
  readonly email: string;
  readonly granted: boolean;
  readonly reason: AccessReason;
  readonly via: AccessCheckWay;
  /** The name of the key that asked. */
  readonly askedBy: string;
  /** Where the request came from, as ISO 3166-1 alpha-2; absent without a GeoIP database. */
  readonly country?: string;
  readonly userAgent?: string;
}

/** A page of the access log, the latest first. */
export interface AccessCheckPage {
  readonly items: readonly AccessCheck[];
  /** Give it as `cursor` for what came before; `null` on the last page. */
  readonly nextCursor: string | null;
}

/** Everything that an owner pastes into a Custom GPT so that it asks the desk before it helps. */
export interface CustomGptAction {
  /** Where the action's OpenAPI document can be imported from. */
  readonly actionUrl: string;
  /** The same document, for pasting. */
  readonly action: string;
  /** The instructions of the Custom GPT. */
  readonly instructions: string;
}
