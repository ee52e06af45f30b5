// Reads the token of a request.

import type { Request } from 'express';

/** @returns the token of `Authorization: Bearer …`, or `undefined` without one */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(request.headers.authorization ?? '')?.[1];
}
