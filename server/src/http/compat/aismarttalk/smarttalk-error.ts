// Refusals as AI SmartTalk says them.

import { ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/contract';

import type { AppError } from '../../../errors.ts';
import type { ForeignReply } from '../foreign-problems.ts';

/** @source AI SmartTalk's API integration guide, “Error Response Format” */
const INVALID_TOKEN = 'The provided API token is invalid or expired';

/** Codes that a status does not tell. @source as above, “Common Error Codes” */
const CODES: Readonly<Partial<Record<ErrorCode, string>>> = { quota_reached: 'QUOTA_EXCEEDED' };

/** @source as above */
function codeOf(status: number): string {
  if (status === 401 || status === 403) return 'INVALID_TOKEN';
  if (status === 404) return 'INVALID_MODEL_ID';
  if (status === 413) return 'DOCUMENT_TOO_LARGE';
  if (status === 429) return 'RATE_LIMITED';
  return status < 500 ? 'INVALID_REQUEST' : 'INTERNAL_ERROR';
}

/** Says a refusal in AI SmartTalk's form. */
export function toSmartTalkError(error: AppError): ForeignReply {
  const { httpStatus, message } = ERROR_CATALOGUE[error.code];
  const isDocument = error.details?.some((detail) => detail.startsWith('documentId')) ?? false;
  const code = isDocument ? 'DOCUMENT_NOT_FOUND' : (CODES[error.code] ?? codeOf(httpStatus));
  const text = code === 'INVALID_TOKEN' ? INVALID_TOKEN : [message, ...(error.details ?? [])].join(' ');
  return { body: { success: false, error: { code, message: text } } };
}
