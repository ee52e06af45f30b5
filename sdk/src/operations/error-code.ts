// Why the desk may refuse. Written by the tests from the OpenAPI document; not edited by hand.

/** The name of a refusal; `docs/errors.md` explains each. */
export type ErrorCode =
  | 'invalid_payload'
  | 'payload_too_large'
  | 'unknown_event'
  | 'not_found'
  | 'method_not_allowed'
  | 'unauthenticated'
  | 'session_expired'
  | 'origin_not_allowed'
  | 'access_denied'
  | 'people_not_included'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable'
  | 'internal'
  | 'sign_in_link_invalid'
  | 'identity_required'
  | 'identity_invalid'
  | 'key_invalid'
  | 'request_in_progress'
  | 'idempotency_key_reused'
  | 'quota_reached'
  | 'golden_questions_failed'
  | 'scope_missing';
