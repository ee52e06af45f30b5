// The refusals that every address may answer with.

import { ACCESS_DENIALS, ERROR_CATALOGUE, type ErrorCode } from '@frontdesk/contract';
import type { JsonSchema } from '@frontdesk/contract/schemas';

import type { Endpoint } from '../endpoint.ts';
import type { OpenApiResponse } from './openapi-document.ts';

/** A refusal. @source RFC 9457; what goes beyond it is in `contract/src/result.ts` */
export const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'message', 'retryable', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(ERROR_CATALOGUE) },
    message: { type: 'string' },
    retryable: { type: 'boolean' },
    requestId: { type: 'string' },
    retryAfterMs: { type: 'number' },
    reason: { type: 'string', enum: Object.keys(ACCESS_DENIALS) },
    signupUrl: { type: 'string' },
    details: { type: 'array', items: { type: 'string' } },
  },
};

const CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** The refusals of every address, whatever it does. */
const ALWAYS: readonly ErrorCode[] = [
  'invalid_payload',
  'unauthenticated',
  'scope_missing',
  'not_found',
  'conflict',
  'rate_limited',
  'unavailable',
];

/** @returns a response for each status with which an address may refuse */
export function problemResponses({ method, body }: Endpoint): Readonly<Record<string, OpenApiResponse>> {
  const codes: readonly ErrorCode[] = [
    ...ALWAYS,
    ...(body ? (['payload_too_large'] as const) : []),
    ...(method === 'get' ? [] : (['idempotency_key_reused'] as const)),
  ];
  const statuses = new Map<number, string>();
  for (const code of codes) statuses.set(ERROR_CATALOGUE[code].httpStatus, ERROR_CATALOGUE[code].message);
  return {
    ...Object.fromEntries(
      [...statuses].map(([status, description]) => [status, { description, content: CONTENT }]),
    ),
    default: { description: 'Any other refusal.', content: CONTENT },
  };
}
