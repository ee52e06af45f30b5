// Makes vectors with a model behind OpenAI's API, or any service that speaks it.

import OpenAI from 'openai';

import { BudgetSpentError } from '../../ports/call-meter.ts';
import type { Embedder, EmbedOptions } from '../../ports/embedder.ts';
import { meteredCall, useOf } from './metered-call.ts';
import { OPENAI_URL, type OpenAiSettings } from './openai-client.ts';

/**
 * The most texts of one request, and roughly the most characters: services refuse larger ones.
 * @source https://platform.openai.com/docs/api-reference/embeddings/create: 2,048 texts, 300,000 tokens per request
 */
const TEXTS_MAX = 64;
const CHARS_MAX = 200_000;
/**
 * Longer texts are cut: models read so much at most.
 * @source The same page: 8,192 tokens per text; a token is rarely shorter than two characters
 */
const TEXT_CHARS_MAX = 16_000;
const TIMEOUT_MS = 20_000;
/** The package waits between its tries as the service asks (Retry-After). */
const RETRIES_MAX = 3;

/** Creates the embedder. Nothing is sent before the first text. */
export function createOpenAiEmbedder({ apiKey, baseUrl, model, fetch }: OpenAiSettings): Embedder {
  const client = new OpenAI({
    apiKey,
    fetch,
    baseURL: baseUrl ?? OPENAI_URL,
    timeout: TIMEOUT_MS,
    maxRetries: RETRIES_MAX,
    logLevel: 'off',
  });
  return {
    model,
    async embed(texts, options) {
      const vectors: Float32Array[] = [];
      for (const input of batchesOf(texts))
        vectors.push(...(await embedBatch(client, { ...options, model, input })));
      if (vectors.some(({ length }) => length !== vectors[0]?.length))
        throw new Error('the vectors differ in length');
      return vectors;
    },
  };
}

interface Batch extends EmbedOptions {
  readonly model: string;
  readonly input: string[];
}

async function embedBatch(client: OpenAI, { model, input, signal, meter }: Batch): Promise<Float32Array[]> {
  const body = { model, input, encoding_format: 'float' } as const;
  const { reply, tell } = await meteredCall(meter, { body, outputTokensMax: 0 }, async () =>
    client.embeddings.create(body, signal && { signal }),
  ).catch((cause: unknown) => {
    if (cause instanceof BudgetSpentError) throw cause;
    throw new Error('the embedding service failed', { cause });
  });
  const { data } = reply;
  // Services other than OpenAI's may leave it out.
  if ('usage' in reply) tell(useOf(reply.usage));
  const vectors = input.map((_, i) => data.find(({ index }) => index === i)?.embedding ?? []);
  const isWhole = vectors.every((vector) => vector.length > 0 && vector.every(Number.isFinite));
  if (data.length !== input.length || !isWhole)
    throw new Error('the embedding service did not answer with one vector per text');
  return vectors.map((vector) => Float32Array.from(vector));
}

function batchesOf(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let chars = 0;
  for (const text of texts) {
    const cut = text.slice(0, TEXT_CHARS_MAX) || ' ';
    const batch = batches.at(-1);
    chars += cut.length;
    if (batch !== undefined && batch.length < TEXTS_MAX && chars <= CHARS_MAX) {
      batch.push(cut);
    } else {
      batches.push([cut]);
      chars = cut.length;
    }
  }
  return batches;
}
