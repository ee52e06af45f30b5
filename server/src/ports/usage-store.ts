// Keeps what has been used in a month, so that it never exceeds what is allowed.

import type { AssistantId } from '@frontdesk/contract';

/** Amounts of what can be used up. */
export interface UsageAmounts {
  readonly answers: number;
  readonly tokens: number;
  /** Money in millionths of the owner's currency. */
  readonly micros: number;
}

/** Whose use is counted, in which month. */
export interface UsageKey {
  readonly assistantId: AssistantId;
  /** `all` for the assistant as a whole, or the id of who uses it. */
  readonly user: string;
  /** The calendar month in UTC, such as `2026-11`. */
  readonly month: string;
}

/** The most that may be used; what is absent is not limited. */
export type UsageCaps = Partial<UsageAmounts>;

/** Keeps use. */
export interface UsageStore {
  /**
   * Sets amounts aside, all of them or none: of many who try at once, only as many succeed as fit below the caps.
   * @returns whether they fit
   */
  reserve(key: UsageKey, amounts: UsageAmounts, caps: UsageCaps): Promise<boolean>;
  /** Corrects what was set aside by the difference to what was used. */
  correct(key: UsageKey, difference: UsageAmounts): Promise<void>;
  /** @returns what has been used or set aside */
  read(key: UsageKey): Promise<UsageAmounts>;
}
