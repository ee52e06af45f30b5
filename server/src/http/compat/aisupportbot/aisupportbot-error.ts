// Refusals as AISupportBot says them.

import { ERROR_CATALOGUE } from '@frontdesk/contract';

import type { AppError } from '../../../errors.ts';
import type { ForeignReply } from '../foreign-problems.ts';

/** @source AISupportBot's API reference, “Error Codes” */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  429: 'Too many requests',
};

/** What each status means to a program that gets it. */
const REASONS: Readonly<Record<number, string>> = {
  401: 'The API key is missing, malformed (it must start with ask_), expired or deleted.',
  403: 'The API key does not belong to this assistantId.',
  404: 'There is no assistant with this assistantId.',
};

/** @source AISupportBot's API reference, “Error response example” */
const PLAN_LIMIT = { error: 'Plan limit reached', details: 'Upgrade to get more responses.' };

/** Says a refusal in AISupportBot's form: `error`, and `details` where there is more to say. */
export function toAiSupportBotError(error: AppError): ForeignReply {
  if (error.code === 'quota_reached') {
    const details = [PLAN_LIMIT.details, ...(error.details ?? [])].join(' ');
    return { body: { ...PLAN_LIMIT, details } };
  }
  const { httpStatus, message, retryable } = ERROR_CATALOGUE[error.code];
  const status = httpStatus === 413 ? 400 : retryable && httpStatus !== 429 ? 500 : httpStatus;
  const details = error.details?.join('; ') ?? REASONS[status] ?? message;
  return {
    status,
    body: { error: TITLES[status] ?? (status < 500 ? message : 'Internal server error'), details },
  };
}
