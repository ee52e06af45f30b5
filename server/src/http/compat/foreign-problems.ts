// The door for errors of the addresses that speak somebody else's language: the same refusals, in that system's words.

import { ERROR_CATALOGUE } from '@frontdesk/contract';
import type { ErrorRequestHandler } from 'express';

import type { AppError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { refusals } from '../respond.ts';

/** What a foreign system answers. */
export interface ForeignReply {
  /** Absent: the catalogue's. */
  readonly status?: number;
  readonly body: object;
}

/**
 * Turns whatever was thrown into that system's error body.
 * @param say puts a refusal into that system's words; its text may come from the catalogue, never from a cause
 */
export function foreignProblems(logger: Logger, say: (error: AppError) => ForeignReply): ErrorRequestHandler {
  return refusals(logger, ({ error, response }) => {
    const { status = ERROR_CATALOGUE[error.code].httpStatus, body } = say(error);
    if (error.retryAfterMs !== undefined) {
      response.setHeader('Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
    }
    response.status(status).json(body);
  });
}
