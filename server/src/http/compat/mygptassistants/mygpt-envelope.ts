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

/** What else than the bot may not be there, by the first word of the detail. */
const MISSING = [
  ['contactId', 'CONTACT_NOT_FOUND'],
  ['webhookId', 'WEBHOOK_NOT_FOUND'],
] as const;

/** Says a refusal in MyGPTAssistants' form. */
export function toMyGptError(error: AppError): ForeignReply {
  const { httpStatus, message } = ERROR_CATALOGUE[error.code];
  const text = [message, ...(error.details ?? [])].join(' ');
  const missing = MISSING.find(([field]) => httpStatus === 404 && error.details?.[0]?.startsWith(field));
  const code = missing?.[1] ?? codeOf(httpStatus);
  return { body: { success: false, data: null, error: { code, message: text } } };
}
