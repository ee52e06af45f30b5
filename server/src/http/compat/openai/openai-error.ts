// Refusals as OpenAI says them.

import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/contract';

import type { AppError } from '../../../errors.ts';
import type { ForeignReply } from '../foreign-problems.ts';

/** What OpenAI calls an error, where it has a name of its own. The status decides which class its clients raise. */
const CODES: Readonly<Partial<Record<ErrorCode, string>>> = {
  key_invalid: 'invalid_api_key',
  unauthenticated: 'invalid_api_key',
  rate_limited: 'rate_limit_exceeded',
};

function typeOf(status: number): string {
  if (status === 429) return 'requests';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/**
 * Says a refusal in OpenAI's form. The first detail names the field.
 * @source https://platform.openai.com/docs/guides/error-codes
 */
export function toOpenAiError(error: AppError): ForeignReply & { readonly status: number } {
  const { message, httpStatus } = ERROR_CATALOGUE[error.code];
  const [detail] = error.details ?? [];
  const field = detail?.split(': ')[0];
  return {
    status: httpStatus,
    body: {
      error: {
        message: [message, ...(error.details ?? [])].join(' '),
        type: typeOf(httpStatus),
        param: field === undefined || field === 'payload' ? null : field,
        code: CODES[error.code] ?? error.code,
      },
    },
  };
}
