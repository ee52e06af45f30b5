// How an expected outcome crosses a wire: as a value, never as a thrown error.

import type { AccessDenial } from './access/denial.ts';
import type { ErrorCode } from './errors.ts';

/** A refusal that may be shown to a person: no stack, no cause, no vendor's words. */
export interface WireError {
  readonly code: ErrorCode;
  /** A whole sentence for a person: the catalogue's, or the owner's own where the owner decides. */
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Finds the matching lines in the server's log. */
  readonly requestId: string;
  /** The earliest moment at which trying again makes sense, in milliseconds from now. */
  readonly retryAfterMs?: number;
  /** Why access was denied, where the desk says it in words of its own; absent: the message is the owner's. */
  readonly reason?: AccessDenial;
  /** Where somebody without access can get it: a web address of the owner's. */
  readonly signupUrl?: string;
  /** What exactly was wrong, field by field, without the value that was sent. */
  readonly details?: readonly string[];
}

/** Either what was asked for or a refusal. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError };

/** The last argument of an event that expects a reply. */
export type Ack<T> = (result: Result<T>) => void;

/**
 * A refusal over HTTP, as `application/problem+json`.
 * @source RFC 9457, section 3.1: `type`, `title`, `status`; the other members are extensions
 */
export interface Problem extends WireError {
  /** Where this kind of error is explained. */
  readonly type: string;
  /** The same sentence as `message`. */
  readonly title: string;
  readonly status: number;
}
