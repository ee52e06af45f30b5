// The desk's REST interface, as the pages use it.

import type { Outcome, Refusal } from './agent-link.ts';
import { httpCall, readAnswer, UNREACHABLE } from './http-call.ts';

/** Asks the desk over REST. No promise rejects. Paths stand under `/api/v1`. */
export interface RestClient {
  /** Reads; tried once more when the desk could not answer for a moment. */
  get<T>(path: string): Promise<Outcome<T>>;
  post<T>(path: string, body?: unknown): Promise<Outcome<T>>;
  put<T>(path: string, body?: unknown): Promise<Outcome<T>>;
  patch<T>(path: string, body?: unknown): Promise<Outcome<T>>;
  delete<T>(path: string, body?: unknown): Promise<Outcome<T>>;
  /** Sends a file as it is. */
  upload<T>(path: string, upload: Upload): Promise<Outcome<T>>;
}

/** A file on its way. */
export interface Upload {
  readonly body: Blob;
  readonly contentType: string;
  /** Called with how much has been sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

const BASE = '/api/v1';
/** How long to wait before a reading is tried again, in milliseconds. */
const RETRY_AFTER_MS = 600;
/** What the desk asks to wait longer than this is left to the person. */
const PATIENCE_MS = 3_000;
const SIGNED_OUT: readonly Refusal['code'][] = ['unauthenticated', 'session_expired'];

/** Writes a path whose parts may hold anything: ``path`/documents/${id}` ``. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

/** Writes what follows `?`; what is empty or absent is left out. */
export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search && `?${search}`;
}

async function sendFile<T>(address: string, { body, contentType, onProgress }: Upload): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    // `fetch` does not tell how much has been sent.
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total ? loaded / total : 0),
    );
    request.addEventListener('load', () =>
      resolve(readAnswer(request.status, request.getResponseHeader('content-type'), request.responseText)),
    );
    for (const failure of ['error', 'abort', 'timeout']) {
      request.addEventListener(failure, () => resolve({ ok: false, error: UNREACHABLE }));
    }
    request.open('POST', address);
    request.setRequestHeader('content-type', contentType);
    request.setRequestHeader('accept', 'application/json');
    request.send(body);
  });
}

/**
 * Makes the client of the desk that served this page.
 * @param onSignedOut called when the desk does not know the agent any more
 */
export function createRestClient(onSignedOut: () => void, send: typeof fetch = fetch): RestClient {
  function heard<T>(outcome: Outcome<T>): Outcome<T> {
    if (!outcome.ok && SIGNED_OUT.includes(outcome.error.code)) onSignedOut();
    return outcome;
  }
  async function call<T>(method: string, at: string, body?: unknown): Promise<Outcome<T>> {
    const headers = {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return heard(await httpCall<T>(send, BASE + at, init));
  }
  return {
    async get<T>(at: string) {
      const first = await call<T>('GET', at);
      if (first.ok || !first.error.retryable) return first;
      const waitMs = first.error.retryAfterMs ?? RETRY_AFTER_MS;
      if (waitMs > PATIENCE_MS) return first;
      await new Promise((done) => setTimeout(done, waitMs));
      return call<T>('GET', at);
    },
    post: async (at, body) => call('POST', at, body),
    put: async (at, body) => call('PUT', at, body),
    patch: async (at, body) => call('PATCH', at, body),
    delete: async (at, body) => call('DELETE', at, body),
    upload: async (at, upload) => heard(await sendFile(BASE + at, upload)),
  };
}
