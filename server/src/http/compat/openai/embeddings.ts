// OpenAI's embeddings, passed through to the model that the desk searches with.

import { embeddingsRequestSchema } from '@frontdesk/contract/schemas';
import type { RequestHandler } from 'express';

import type { Caller } from '../../../access/caller.ts';
import { AppError } from '../../../errors.ts';
import type { AssistantStore } from '../../../ports/assistant-store.ts';
import { BudgetSpentError, type MeterOf } from '../../../ports/call-meter.ts';
import type { Embedder } from '../../../ports/embedder.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { hangUpSignal } from '../../event-stream.ts';
import { ownAssistants } from '../../own-assistant.ts';

/** What embeddings are made with. */
export interface EmbeddingsDeps {
  /** Absent: the operator has named no model for it, and every request is refused. */
  readonly embedder?: Embedder | undefined;
  readonly assistants: AssistantStore;
  /** Finds who counts what they cost. */
  readonly meterOf: MeterOf;
}

/**
 * Makes the handler of `POST /embeddings`. The desk's embedder doesn't tell its tokens, so `usage` is 0.
 * They count towards the budget of the key's assistant, or of the oldest where it has several.
 * @source https://platform.openai.com/docs/api-reference/embeddings/create; `base64` is the vector's 32-bit floats, little-endian
 */
export function embeddings({ embedder, assistants, meterOf }: EmbeddingsDeps): RequestHandler {
  return async (request, response) => {
    const asked = parsePayload(embeddingsRequestSchema, request.body);
    if (!embedder)
      throw new AppError('not_found', { details: ['model: this desk has no model for embeddings'] });
    const { model } = embedder;
    if (asked.model !== model) throw new AppError('not_found', { details: [`model: must be “${model}”`] });
    const texts = typeof asked.input === 'string' ? [asked.input] : asked.input;
    const [assistant] = await ownAssistants(assistants, response.locals['caller'] as Caller);
    const meter = assistant && (await meterOf(assistant.id));
    const vectors = await embedder
      .embed(texts, { signal: hangUpSignal(response), meter })
      .catch((cause: unknown) => {
        if (cause instanceof BudgetSpentError) throw new AppError('quota_reached', { cause });
        throw new AppError('unavailable', { internal: 'the embedding service failed', cause });
      });
    const written = asked.encoding_format === 'base64' ? inBase64 : inNumbers;
    response.setHeader('Cache-Control', 'no-store').json({
      object: 'list',
      model,
      data: vectors.map((vector, index) => ({ object: 'embedding', index, embedding: written(vector) })),
      usage: { prompt_tokens: 0, total_tokens: 0 },
    });
  };
}

const inNumbers = (vector: Float32Array): number[] => Array.from(vector);

function inBase64(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * Float32Array.BYTES_PER_ELEMENT);
  for (const [index, value] of vector.entries()) {
    bytes.writeFloatLE(value, index * Float32Array.BYTES_PER_ELEMENT);
  }
  return bytes.toString('base64');
}
