// The connection to a service that speaks OpenAI's API.

import OpenAI from 'openai';

/** How to reach the model. */
export interface OpenAiSettings {
  readonly apiKey: string;
  /** The service's address up to and including its version, such as `https://api.openai.com/v1`; OpenAI's own by default. */
  readonly baseUrl?: string | undefined;
  readonly model: string;
  /** The desk's way out. The operator chose the service's address, so it may be private. */
  readonly fetch: typeof globalThis.fetch;
}

/** OpenAI's own service. @source https://platform.openai.com/docs/api-reference/introduction */
export const OPENAI_URL = 'https://api.openai.com/v1';
/** How long the service may take to accept a request. Who asks has a patience of its own besides. */
const TIMEOUT_MS = 15_000;

/** Makes the client. It retries nothing by itself: it would wait a minute where a service asks for one. */
export function createOpenAiClient({ apiKey, baseUrl, fetch }: OpenAiSettings): OpenAI {
  return new OpenAI({
    apiKey,
    fetch,
    baseURL: baseUrl ?? OPENAI_URL,
    timeout: TIMEOUT_MS,
    maxRetries: 0,
    logLevel: 'off',
  });
}
