// What went wrong with another service, in the desk's own codes. Never the service's words: they may repeat what was sent.

import type { ErrorCode } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import { fieldsOf, textOf } from './json-fields.ts';
import { retryAfterMs } from './retry-after.ts';

/** What a service answered instead of an answer. */
export interface Refusal {
  readonly service: string;
  readonly status: number;
  /** Absent: nothing that could be read. */
  readonly body?: unknown;
  readonly retryAfter?: string | null | undefined;
}

/** @source the status tables of the five documents; 402 and 413 mean the same everywhere */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_payload',
  401: 'key_invalid',
  402: 'access_denied',
  403: 'scope_missing',
  404: 'not_found',
  413: 'payload_too_large',
  422: 'invalid_payload',
  429: 'rate_limited',
};

/** @source MyGPTAssistants' API reference and AI SmartTalk's guide, the tables of codes */
const BY_NAME: Readonly<Record<string, ErrorCode>> = {
  INVALID_API_KEY: 'key_invalid',
  INVALID_TOKEN: 'key_invalid',
  BOT_NOT_FOUND: 'not_found',
  INVALID_MODEL_ID: 'not_found',
  RATE_LIMIT_EXCEEDED: 'rate_limited',
  RATE_LIMITED: 'rate_limited',
  QUOTA_EXCEEDED: 'rate_limited',
  INVALID_REQUEST: 'invalid_payload',
  DOCUMENT_TOO_LARGE: 'payload_too_large',
  INTERNAL_ERROR: 'unavailable',
};

/** Turns a refusal into the catalogue's code. The name that a service gives its error says more than the status. */
export function refusalOf({ service, status, body, retryAfter }: Refusal): AppError {
  const name = textOf(fieldsOf(fieldsOf(body)['error'])['code']);
  const code = BY_NAME[name ?? ''] ?? BY_STATUS[status] ?? 'unavailable';
  const wanted = retryAfterMs(retryAfter);
  const called = name !== undefined && name in BY_NAME ? `, ${name}` : '';
  return new AppError(code, {
    internal: `${service} refused: status ${status}${called}`,
    ...(wanted !== undefined && { retryAfterMs: wanted }),
  });
}

/** Says that a service gave no reply that could be used. */
export function unusable(service: string, why: string, cause?: unknown): AppError {
  return new AppError('unavailable', { internal: `${service} gave no usable reply: ${why}`, cause });
}
