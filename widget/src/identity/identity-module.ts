// The seam to the part that knows who the visitor is: it is fetched when the page, or a former page, has named somebody.

import type { IdentitySource } from '../public-api.ts';
import type { OpenSession } from '../transport/session.ts';

/** What the page has said last of who is signed in. */
export interface Wish {
  /** `null` when nobody is, absent when the page has said nothing that still counts. */
  source?: IdentitySource | null | undefined;
  /** Who that is, as soon as it is known. */
  subject?: string;
}

/** Knows who the visitor is. */
export interface Identity {
  /** Resolves when the chat is the user's, or will be theirs once it is there, and nothing is left of anybody but whom the page has named; rejects when the page does not say who that is. */
  readonly settle: () => Promise<void>;
  /** Opens a session for whom the page has named. */
  readonly openSession: OpenSession;
}
