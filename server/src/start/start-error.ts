// Why a desk could not start, in one sentence that says what to do.

/** A reason for which a desk can't start; its message is shown to the operator as it is. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}

/** @returns the code of an error of the system, such as `EADDRINUSE`, or `undefined` */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
