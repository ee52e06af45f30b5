// What owners, agents and programs have changed.

import type { Timestamp } from '../entities.ts';
import type { AuditId } from '../ids.ts';

/** Who answers for a change: the operator at the machine, a person in the console, a program with a key. */
export interface AuditActor {
  readonly kind: 'operator' | 'agent' | 'key';
  readonly id: string;
  readonly name: string;
}

/** One change. */
export interface AuditEntry {
  readonly id: AuditId;
  readonly at: Timestamp;
  readonly actor: AuditActor;
  /** The address that was used, such as `POST /keys`, or `sign-in`. */
  readonly action: string;
  /** What it does, as one sentence in the imperative. */
  readonly summary: string;
  /** What it was done to, by kind: `{ "keyId": "key_…" }`. */
  readonly targets: Readonly<Record<string, string>>;
}

/** A page of changes, the latest first. */
export interface AuditPage {
  readonly items: readonly AuditEntry[];
  /** Give it as `cursor` for what came before; `null` on the last page. */
  readonly nextCursor: string | null;
}
