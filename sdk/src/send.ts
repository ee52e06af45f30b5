// Sends one request, as often as it takes, and reads what comes back.

import { FrontdeskConnectionError, FrontdeskError, isProblem } from './frontdesk-error.ts';
import { wait, waitBeforeRetry } from './retry.ts';

/** Sends requests; the browser's and Node's own is usual. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How requests are sent. */
export interface Sending {
  readonly fetch: Fetch;
  /** How often a request is sent again at most. */
  readonly maxRetries: number;
  /** How long one try may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** A request that may be sent several times. */
export interface Outgoing {
  readonly url: string;
  readonly init: RequestInit & { readonly method: string };
  readonly signal: AbortSignal | undefined;
}

/** What one try came to. */
type Try =
  | { readonly reply: unknown }
  | { readonly error: Error; readonly isRetryable: boolean; readonly retryAfter: string | null };

/** The statuses by which something between the program and the desk says that it may work later. @source RFC 9110, section 15.6; RFC 6585, section 4 */
const PASSING: readonly number[] = [408, 425, 429, 500, 502, 503, 504];

/**
 * Sends a request until it is answered, or refused for good.
 * @returns the reply; `undefined` for one without a body
 * @throws {FrontdeskError} the desk's refusal
 * @throws {FrontdeskConnectionError} when no desk answers
 * @throws the signal's reason when the caller aborts
 */
export async function send(outgoing: Outgoing, sending: Sending): Promise<unknown> {
  const { signal } = outgoing;
  for (let tries = 1; ; tries += 1) {
    signal?.throwIfAborted();
    const result = await tryOnce(outgoing, sending);
    if ('reply' in result) return result.reply;
    signal?.throwIfAborted();
    const delayMs = waitBeforeRetry(tries, result.retryAfter);
    if (!result.isRetryable || tries > sending.maxRetries || delayMs === undefined) throw result.error;
    await wait(delayMs, signal);
  }
}

async function tryOnce({ url, init, signal }: Outgoing, { fetch, timeoutMs }: Sending): Promise<Try> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let text: string;
  try {
    // A redirect would carry the key elsewhere, or turn a POST into a GET.
    const both = signal ? AbortSignal.any([signal, timeout]) : timeout;
    response = await fetch(url, { ...init, redirect: 'error', signal: both });
    text = await response.text();
  } catch (cause) {
    const message = timeout.aborted
      ? `The desk did not answer within ${timeoutMs} ms.`
      : 'The desk can’t be reached. Check its address, and that it does not redirect.';
    return { error: new FrontdeskConnectionError(message, { cause }), isRetryable: true, retryAfter: null };
  }
  const body = parse(text);
  const retryAfter = response.headers.get('retry-after');
  if (response.ok && body !== NOT_JSON) return { reply: body };
  if (!response.ok && isProblem(body)) {
    return { error: new FrontdeskError(body), isRetryable: body.retryable, retryAfter };
  }
  const { status } = response;
  const error = new FrontdeskConnectionError(`Something that is not the desk answered with ${status}.`, {
    status,
  });
  return { error, isRetryable: PASSING.includes(status), retryAfter };
}

const NOT_JSON = Symbol('not JSON');

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}
