// A REST interface that behaves: tests give it addresses with what they do, everything else is not found.

import type { ErrorCode } from '@frontdesk/contract';
import { ERROR_CATALOGUE } from '@frontdesk/contract';

import type { Outcome } from '../src/transport/agent-link.ts';
import type { RestClient, Upload } from '../src/transport/rest-client.ts';

/** What an address does. @returns what it replies, or a refusal made by {@link refuse} */
export type Handler = (call: { readonly query: URLSearchParams; readonly body: unknown }) => unknown;

class Refused {
  readonly code: ErrorCode;
  readonly details: readonly string[];
  constructor(code: ErrorCode, details: readonly string[]) {
    this.code = code;
    this.details = details;
  }
}

/** Makes a refusal as the desk would. */
export function refuse(code: ErrorCode, ...details: readonly string[]): unknown {
  return new Refused(code, details);
}

/** Answers from a table of addresses such as `GET /keys`. */
export class FakeRest implements RestClient {
  readonly handlers = new Map<string, Handler>();
  /** Whether anything can be heard of the desk. */
  isReachable = true;
  readonly #onSignedOut: () => void;

  constructor(onSignedOut: () => void) {
    this.#onSignedOut = onSignedOut;
  }

  /** Says what an address does, such as `POST /keys`. */
  on(address: string, handler: Handler): this {
    this.handlers.set(address, handler);
    return this;
  }

  async get<T>(at: string): Promise<Outcome<T>> {
    return this.#call('GET', at);
  }
  async post<T>(at: string, body?: unknown): Promise<Outcome<T>> {
    return this.#call('POST', at, body);
  }
  async put<T>(at: string, body?: unknown): Promise<Outcome<T>> {
    return this.#call('PUT', at, body);
  }
  async patch<T>(at: string, body?: unknown): Promise<Outcome<T>> {
    return this.#call('PATCH', at, body);
  }
  async delete<T>(at: string, body?: unknown): Promise<Outcome<T>> {
    return this.#call('DELETE', at, body);
  }
  async upload<T>(at: string, { body, onProgress }: Upload): Promise<Outcome<T>> {
    onProgress(1);
    return this.#call('POST', at, body);
  }

  async #call<T>(method: string, at: string, body?: unknown): Promise<Outcome<T>> {
    const { pathname, searchParams } = new URL(at, 'http://desk.test');
    const handler = this.handlers.get(`${method} ${pathname}`);
    const reply = this.isReachable ? (handler?.({ query: searchParams, body }) ?? refuse('not_found')) : null;
    if (reply === null) {
      return {
        ok: false,
        error: { code: 'no_answer', message: 'The desk can’t be reached.', retryable: true },
      };
    }
    if (!(reply instanceof Refused)) return { ok: true, value: reply as T };
    const { code, details } = reply;
    const { message, retryable } = ERROR_CATALOGUE[code];
    if (code === 'session_expired') this.#onSignedOut();
    return { ok: false, error: { code, message, retryable, details } };
  }
}
