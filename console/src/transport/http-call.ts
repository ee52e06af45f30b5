// One call to the desk over HTTP: whatever comes of it is a value.

import type { Problem } from '@frontdesk/contract';

import type { Outcome, Refusal } from './agent-link.ts';

/** What is said when nothing of the desk's could be heard. */
export const UNREACHABLE: Refusal = {
  code: 'no_answer',
  message: 'The desk can’t be reached. Check your connection and that the desk is running.',
  retryable: true,
};

/** Takes what the desk said against a request; whatever is not in its words came from something in between. */
function refusalOf(problem: Problem): Refusal {
  const { code, message, retryable, retryAfterMs, details } = problem;
  return {
    code,
    message,
    retryable,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(details && { details }),
  };
}

/** Reads what came back, whichever way it was asked for. */
export function readAnswer<T>(status: number, contentType: string | null, text: string): Outcome<T> {
  const isOk = status >= 200 && status < 300;
  if (isOk && text === '') return { ok: true, value: null as T };
  if (!contentType?.includes('json')) return { ok: false, error: UNREACHABLE };
  try {
    const value: unknown = JSON.parse(text);
    return isOk ? { ok: true, value: value as T } : { ok: false, error: refusalOf(value as Problem) };
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}

/** Makes a call with the session's cookie; the promise never rejects. */
export async function httpCall<T>(
  send: typeof fetch,
  address: string,
  init: RequestInit,
): Promise<Outcome<T>> {
  try {
    const response = await send(address, { credentials: 'same-origin', ...init });
    return readAnswer(response.status, response.headers.get('content-type'), await response.text());
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}
