// How long a reply is wanted.

import type { Request } from 'express';

import { hangUpSignal } from '../event-stream.ts';
import { IDEMPOTENCY_HEADER } from './idempotency/read-idempotency-key.ts';

/** @returns a signal that is aborted when the caller hangs up; never for a request with a key, whose reply is fetched by sending it again */
export function wantedSignal(request: Request): AbortSignal {
  const { res: response } = request;
  if (!response || request.get(IDEMPOTENCY_HEADER) !== undefined) return new AbortController().signal;
  return hangUpSignal(response);
}
