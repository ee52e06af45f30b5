// The way to the model's service.

import { createOutbound } from '../adapters/outbound/create-outbound.ts';
import type { OpenAiConfig } from '../config.ts';

/** Opens the way; the operator chose the service's address, so it may be private. */
export function openModelFetch({ baseUrl }: OpenAiConfig) {
  const outbound = createOutbound({ allowedHosts: baseUrl === undefined ? [] : [new URL(baseUrl).host] });
  return { fetch: outbound.fetch, close: async () => outbound.close() };
}
