// What the team may know of a visitor.

import type { AccessState } from './offers.ts';

/** A visitor as their own site has named them. */
export interface NamedVisitor {
  /** The user's id on the site. */
  readonly subject: string;
  readonly email?: string;
  readonly name?: string;
  readonly plan?: string;
}

/** Who a visitor is, and whether they may ask at this moment. */
export interface VisitorStanding {
  /** `null` for somebody whom no site has named. */
  readonly user: NamedVisitor | null;
  readonly access: AccessState;
}
