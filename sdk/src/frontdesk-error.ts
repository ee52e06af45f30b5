// What goes wrong, as classes that a program can tell apart.

import type { ErrorCode } from './operations/error-code.ts';

/** A refusal as the desk says it. @source RFC 9457; the members beside `type`, `title` and `status` are the desk's */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly requestId: string;
  readonly retryAfterMs?: number;
  /** Names the message of `access_denied`; absent: these are the owner's own words. */
  readonly reason?: string;
  readonly signupUrl?: string;
  readonly details?: readonly string[];
}

/** The desk refused. `code` says why; the message is a whole sentence for a person. */
export class FrontdeskError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;
  /** Finds the matching lines in the desk's log. */
  readonly requestId: string;
  /** When trying again makes sense, in milliseconds from now. */
  readonly retryAfterMs: number | undefined;
  /** What exactly was wrong, field by field. */
  readonly details: readonly string[];

  constructor(problem: Problem) {
    const { details = [] } = problem;
    super(details.length > 0 ? `${problem.message} (${details.join('; ')})` : problem.message);
    this.name = 'FrontdeskError';
    this.status = problem.status;
    this.code = problem.code;
    this.isRetryable = problem.retryable;
    this.requestId = problem.requestId;
    this.retryAfterMs = problem.retryAfterMs;
    this.details = details;
  }
}

/** No desk answered: no connection, too slow, or what came was not the desk's. */
export class FrontdeskConnectionError extends Error {
  /** The status, when something answered that is not the desk, such as a proxy. */
  readonly status: number | undefined;

  constructor(message: string, options: { readonly cause?: unknown; readonly status?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = 'FrontdeskConnectionError';
    this.status = options.status;
  }
}

/** @returns whether a body is a refusal of the desk's */
export function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { code, status, message, retryable } = body as Partial<Record<keyof Problem, unknown>>;
  return (
    typeof code === 'string' &&
    typeof status === 'number' &&
    typeof message === 'string' &&
    typeof retryable === 'boolean'
  );
}
