// When a lost connection begins to matter to a visitor.

/** A connection that is away for less is nobody's business, in milliseconds. */
export const AWAY_AFTER_MS = 2_000;
