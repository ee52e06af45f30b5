// Errors on their way out: what is thrown inside, what is said outside.

import {
  ERROR_CATALOGUE,
  type AccessDenial,
  type ErrorCode,
  type Problem,
  type WireError,
} from '@frontdesk/contract';

interface AppErrorOptions {
  /** What really happened, for the log only. */
  readonly internal?: string;
  readonly cause?: unknown;
  /** What exactly was wrong, without the value that was sent; may be shown. */
  readonly details?: readonly string[];
  readonly retryAfterMs?: number;
  /** A sentence instead of the catalogue's: the owner's own, or the one that `reason` names. */
  readonly says?: string;
  /** Names the sentence, when it is the desk's own and not the catalogue's. */
  readonly reason?: AccessDenial;
  readonly signupUrl?: string;
}

/** A refusal with a code of the catalogue. Text, status and whether to retry come from there. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly string[] | undefined;
  readonly retryAfterMs: number | undefined;
  readonly says: string | undefined;
  readonly reason: AccessDenial | undefined;
  readonly signupUrl: string | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.internal ?? code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
    this.retryAfterMs = options.retryAfterMs;
    this.says = options.says;
    this.reason = options.reason;
    this.signupUrl = options.signupUrl;
  }
}

/** Turns anything that was thrown into a refusal; what nobody foresaw becomes `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const internal = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('internal', { internal, cause: thrown });
}

/** Says a refusal to the outside: never a stack, a cause or a vendor's words. */
export function toWireError(error: AppError, requestId: string): WireError {
  const { message, retryable } = ERROR_CATALOGUE[error.code];
  return {
    code: error.code,
    message: error.says ?? message,
    retryable,
    requestId,
    ...(error.details && { details: error.details }),
    ...(error.reason && { reason: error.reason }),
    ...(error.signupUrl !== undefined && { signupUrl: error.signupUrl }),
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
  };
}

/** Says a refusal over HTTP. */
export function toProblem(error: AppError, requestId: string): Problem {
  const wire = toWireError(error, requestId);
  return {
    type: `about:blank#${error.code}`,
    title: wire.message,
    status: ERROR_CATALOGUE[error.code].httpStatus,
    ...wire,
  };
}
