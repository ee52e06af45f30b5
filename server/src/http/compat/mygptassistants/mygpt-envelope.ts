// What MyGPTAssistants wraps around everything: `success`, `data`, `error`.

import { ERROR_CATALOGUE } from '@frontdesk/contract';

import type { AppError } from '../../../errors.ts';
import type { ForeignReply } from '../foreign-problems.ts';

/** Wraps what went well. */
export function myGptData<Data extends object>(data: Data) {
  return { success: true, data, error: null } as const;
}

/** @source MyGPTAssistants' API reference, the table of codes */
function codeOf(status: number): string {
  if (status === 429) return 'RATE_LIMIT_EXCEEDED';
  if (status === 401 || status === 403) return 'INVALID_API_KEY';
  if (status === 404) return 'BOT_NOT_FOUND';
  return status < 500 ? 'INVALID_REQUEST' : 'INTERNAL_ERROR';
}

/** Says a refusal in MyGPTAssistants' form. */
export function toMyGptError(error: AppError): ForeignReply {
  const { httpStatus, message } = ERROR_CATALOGUE[error.code];
  const text = [message, ...(error.details ?? [])].join(' ');
  return { body: { success: false, data: null, error: { code: codeOf(httpStatus), message: text } } };
}
