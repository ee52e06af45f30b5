// Opens the search by meaning, where the operator has named a model for it.

import type { OpenAiConfig } from '../config.ts';
import type { KnowledgeBaseDeps } from '../knowledge/knowledge-base.ts';
import type { Logger } from '../logger.ts';
import type { MeterOf } from '../ports/call-meter.ts';
import type { VectorStore } from '../ports/vector-store.ts';

/** What search by meaning needs. */
interface MeaningOptions {
  readonly openai: OpenAiConfig | undefined;
  readonly vectors: VectorStore;
  readonly meterOf: MeterOf;
  readonly logger: Logger;
  /** Opens the desk's way to the service. */
  readonly openFetch: (openai: OpenAiConfig) => typeof globalThis.fetch;
}

/** @returns nothing when no model is named: then passages are found by their words alone */
export async function openMeaning({
  openai,
  vectors,
  meterOf,
  logger,
  openFetch,
}: MeaningOptions): Promise<Pick<KnowledgeBaseDeps, 'meaning'>> {
  if (openai?.embeddingModel === undefined) return {};
  const { createOpenAiEmbedder } = await import('../adapters/openai/openai-embedder.ts');
  const embedder = createOpenAiEmbedder({
    ...openai,
    model: openai.embeddingModel,
    fetch: openFetch(openai),
  });
  const onFailure = (error: unknown) =>
    logger.warn({ err: error }, 'passages were left to be found by words alone');
  return { meaning: { embedder, vectors, meterOf, onFailure } };
}
