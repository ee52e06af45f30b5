// Counts how often something happens, so that nobody can do it without end.

/** How often something may happen. */
export interface RateRule {
  /** Names the rule in headers and keys: letters, digits, hyphens. */
  readonly name: string;
  readonly most: number;
  readonly perSeconds: number;
}

/** What a count says. */
export interface RateVerdict {
  readonly rule: RateRule;
  readonly isAllowed: boolean;
  /** How often it may still happen in this window; never negative. */
  readonly remaining: number;
  /** When the window ends, in milliseconds from now. */
  readonly resetMs: number;
}

/** Counts. Where a shared counter can't be reached, each process counts for itself: never nobody. */
export interface RateLimiter {
  /** Counts one more. @param key who does it */
  take(rule: RateRule, key: string): Promise<RateVerdict>;
}
