// The websites on which an assistant may be used, and those that tried.

import type { Timestamp } from '../entities.ts';

/** A website that tried to use an assistant and was refused. */
export interface OriginAttempt {
  readonly origin: string;
  /** How often, since {@link OriginAttempt.firstAt}. */
  readonly count: number;
  readonly firstAt: Timestamp;
  readonly lastAt: Timestamp;
}

/** Where an assistant may be used, and who else tried. */
export interface OriginList {
  /** Such as `https://shop.example`, or `https://*.shop.example` for every subdomain. */
  readonly allowed: readonly string[];
  /** The latest first. */
  readonly tried: readonly OriginAttempt[];
}

/** Allows a website, or takes the permission back. */
export interface OriginChange {
  readonly origin: string;
}
