// The only list of errors that may cross a wire.

/** What is said of an error to the outside. */
export interface ErrorEntry {
  /** A whole sentence for a person: what happened and what to do. */
  readonly message: string;
  readonly httpStatus: number;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
}

/** The errors that a visitor's widget may meet; it has words of its own for each, in every language. */
export const VISITOR_ERRORS = {
  invalid_payload: {
    message: 'The request does not have the expected form. See the details for the fields to correct.',
    httpStatus: 400,
    retryable: false,
  },
  payload_too_large: {
    message: 'The request is larger than the desk accepts. Send less at once.',
    httpStatus: 413,
    retryable: false,
  },
  unknown_event: {
    message: 'The desk does not know this event. Check its name and the version of the widget.',
    httpStatus: 404,
    retryable: false,
  },
  not_found: {
    message: 'There is nothing at this address, or it is not yours to see.',
    httpStatus: 404,
    retryable: false,
  },
  method_not_allowed: {
    message: 'This address does not accept this method.',
    httpStatus: 405,
    retryable: false,
  },
  unauthenticated: {
    message: 'The desk does not know who is asking. Open a new session and try again.',
    httpStatus: 401,
    retryable: false,
  },
  session_expired: {
    message: 'This session has ended. Open a new one and try again.',
    httpStatus: 401,
    retryable: false,
  },
  origin_not_allowed: {
    message: 'This website may not use this assistant. Its owner can allow it in the desk’s settings.',
    httpStatus: 403,
    retryable: false,
  },
  access_denied: {
    message: 'You don’t have access to this assistant. Sign up to get it.',
    httpStatus: 403,
    retryable: false,
  },
  people_not_included: {
    message: 'Your plan doesn’t include talking to a person.',
    httpStatus: 403,
    retryable: false,
  },
  conflict: {
    message: 'Somebody else was faster. What you see has been brought up to date.',
    httpStatus: 409,
    retryable: false,
  },
  rate_limited: {
    message: 'That was a lot at once. Please wait a moment and try again.',
    httpStatus: 429,
    retryable: true,
  },
  unavailable: {
    message: 'The desk can’t do this right now. Please try again in a moment.',
    httpStatus: 503,
    retryable: true,
  },
  internal: {
    message: 'Something went wrong on our side. Please try again.',
    httpStatus: 500,
    retryable: true,
  },
} as const satisfies Record<string, ErrorEntry>;

/** The errors that only programs, agents and owners meet, and those of a visitor whom the website has not named: the widget says these in English as the desk does. */
const OTHER_ERRORS = {
  sign_in_link_invalid: {
    message: 'This sign-in link has been used or is too old. Make a new one with “pnpm frontdesk sign-in”.',
    httpStatus: 401,
    retryable: false,
  },
  identity_required: {
    message: 'Please sign in on this website; then you can use the chat.',
    httpStatus: 401,
    retryable: false,
  },
  identity_invalid: {
    message: 'The website could not prove who you are. Please reload the page or sign in again.',
    httpStatus: 401,
    retryable: false,
  },
  key_invalid: {
    message:
      'This API key does not work: it is unknown, has expired or was revoked. An owner can make a new one.',
    httpStatus: 401,
    retryable: false,
  },
  request_in_progress: {
    message: 'The same request is still being worked on. Send it again in a moment to get its answer.',
    httpStatus: 409,
    retryable: true,
  },
  idempotency_key_reused: {
    message: 'This Idempotency-Key was used for another request. Take a new key for each one.',
    httpStatus: 422,
    retryable: false,
  },
  quota_reached: {
    message: 'This assistant has used up what it may this month. Its owner can allow more.',
    httpStatus: 429,
    retryable: false,
  },
  golden_questions_failed: {
    message:
      'Golden questions that are answered right now would no longer be, so nothing was changed. See the details for the questions.',
    httpStatus: 409,
    retryable: false,
  },
  scope_missing: {
    message: 'You are not allowed to do this. An owner of this desk can give you or your key the permission.',
    httpStatus: 403,
    retryable: false,
  },
} as const satisfies Record<string, ErrorEntry>;

/** Every error that the desk answers with, over HTTP and over sockets alike. `docs/errors.md` lists the same. */
export const ERROR_CATALOGUE = { ...VISITOR_ERRORS, ...OTHER_ERRORS };

/** The name of an error that a visitor may meet. */
export type VisitorErrorCode = keyof typeof VISITOR_ERRORS;

/** The name of an error of the catalogue. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE;
