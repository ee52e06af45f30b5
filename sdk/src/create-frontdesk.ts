// The client: every address of the REST interface, with its types.

import type { FileBody } from './file-body.ts';
import type {
  Arguments,
  CallOptions,
  ItemOf,
  ListPaths,
  Method,
  OperationAt,
  PathsOf,
  ReplyOf,
} from './operation-types.ts';
import { send, type Fetch } from './send.ts';

/** How the desk is reached. */
export interface FrontdeskOptions {
  /** The desk's address, such as `https://desk.example`; in a browser, your own proxy's, such as `/desk`. */
  readonly url: string;
  /** An API key. Leave it out in a browser: there your proxy adds it, as whoever sees a key has it. */
  readonly key?: string;
  /** How often a request is sent again when it may succeed later. Default: 2. */
  readonly maxRetries?: number;
  /** How long one try may take, in milliseconds. Default: 60,000, as answers of a model take a while. */
  readonly timeoutMs?: number;
  /** Headers of your own for every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends requests instead of the platform's own `fetch`. */
  readonly fetch?: Fetch;
}

type Call<M extends Method> = <const Path extends PathsOf<M>>(
  path: Path,
  ...input: Arguments<OperationAt<M, Path>>
) => Promise<ReplyOf<OperationAt<M, Path>>>;

type AskPath = '/assistants/{assistantId}/ask';
type AskBody = OperationAt<'POST', AskPath>['body'];

/** A client of a desk. Each call throws `FrontdeskError` for a refusal, and `FrontdeskConnectionError` when no desk answers. */
export interface Frontdesk {
  readonly get: Call<'GET'>;
  readonly post: Call<'POST'>;
  readonly put: Call<'PUT'>;
  readonly patch: Call<'PATCH'>;
  readonly delete: Call<'DELETE'>;
  /** Asks an assistant a question. */
  ask(
    assistantId: string,
    question: AskBody,
    options?: CallOptions,
  ): Promise<ReplyOf<OperationAt<'POST', AskPath>>>;
  /** Walks through a list to its end, page by page. */
  all<const Path extends ListPaths>(
    path: Path,
    ...input: Arguments<OperationAt<'GET', Path>>
  ): AsyncGenerator<ItemOf<Path>, void>;
}

/** What an operation may take, whichever it is. */
interface Input extends CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly contentType?: string;
}

type Run = (method: Method, path: string, input?: Input) => Promise<unknown>;

const MAX_RETRIES = 2;
const TIMEOUT_MS = 60_000;

/** Makes a client. */
export function createFrontdesk(options: FrontdeskOptions): Frontdesk {
  const base = `${options.url.replace(/\/+$/, '')}/api/v1`;
  const { maxRetries = MAX_RETRIES, fetch = globalThis.fetch.bind(globalThis) } = options;
  const run: Run = async (method, path, input = {}) => {
    const url = `${base}${fill(path, input.params)}${queryOf(input.query)}`;
    const init = { method, headers: headersFor(method, input, options), ...bodyOf(input) };
    const timeoutMs = input.timeoutMs ?? options.timeoutMs ?? TIMEOUT_MS;
    return send({ url, init, signal: input.signal }, { fetch, maxRetries, timeoutMs });
  };
  const call = (method: Method) => async (path: string, input?: Input) => run(method, path, input);
  const client = {
    get: call('GET'),
    post: call('POST'),
    put: call('PUT'),
    patch: call('PATCH'),
    delete: call('DELETE'),
    ask: async (assistantId: string, body: AskBody, more: CallOptions = {}) =>
      run('POST', '/assistants/{assistantId}/ask', { ...more, params: { assistantId }, body }),
    all: (path: string, input?: Input) => walk(run, path, input),
  };
  // The table of operations knows what comes back; at run time it is whatever the desk has sent.
  return client as unknown as Frontdesk;
}

async function* walk(run: Run, path: string, input: Input = {}): AsyncGenerator<unknown, void> {
  let { query } = input;
  for (;;) {
    const page = (await run('GET', path, { ...input, ...(query && { query }) })) as {
      readonly items: readonly unknown[];
      readonly nextCursor: string | null;
    };
    yield* page.items;
    if (page.nextCursor === null) return;
    query = { ...query, cursor: page.nextCursor };
  }
}

function fill(path: string, params: Input['params'] = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    // A dot alone would be taken for a folder, and nothing at all for another address.
    if (value === undefined || /^\.{0,2}$/.test(value)) {
      throw new TypeError(`The path needs “${name}”, which is missing.`);
    }
    return encodeURIComponent(value);
  });
}

function queryOf(query: Input['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}

function isFile(body: unknown): body is FileBody {
  return (
    typeof body === 'string' || body instanceof Uint8Array || body instanceof Blob || body instanceof FormData
  );
}

function bodyOf({ body }: Input): { readonly body?: BodyInit } {
  if (body === undefined) return {};
  return { body: isFile(body) ? body : JSON.stringify(body) };
}

function headersFor(method: Method, input: Input, options: FrontdeskOptions): Record<string, string> {
  const { body, contentType, idempotencyKey = crypto.randomUUID() } = input;
  const type = body === undefined || isFile(body) ? contentType : 'application/json';
  return {
    ...options.headers,
    accept: 'application/json, application/problem+json',
    ...(options.key !== undefined && { authorization: `Bearer ${options.key}` }),
    ...(type !== undefined && { 'content-type': type }),
    ...(method !== 'GET' && { 'idempotency-key': idempotencyKey }),
  };
}
