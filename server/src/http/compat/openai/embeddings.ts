// OpenAI's embeddings, passed through to the model that the desk searches with.

import { embeddingsRequestSchema } from '@frontdesk/contract/schemas';
import type { RequestHandler } from 'express';

import { AppError } from '../../../errors.ts';
import type { Embedder } from '../../../ports/embedder.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { hangUpSignal } from '../../event-stream.ts';

/**
 * Makes the handler of `POST /embeddings`. The desk's embedder doesn't tell its tokens, so `usage` is 0.
 * @param embedder absent: the operator has named no model for it, and every request is refused
 * @source https://platform.openai.com/docs/api-reference/embeddings/create; `base64` is the vector's 32-bit floats, little-endian
 */
export function embeddings(embedder: Embedder | undefined): RequestHandler {
  return async (request, response) => {
    const asked = parsePayload(embeddingsRequestSchema, request.body);
    if (!embedder)
      throw new AppError('not_found', { details: ['model: this desk has no model for embeddings'] });
    const { model } = embedder;
    if (asked.model !== model) throw new AppError('not_found', { details: [`model: must be “${model}”`] });
    const texts = typeof asked.input === 'string' ? [asked.input] : asked.input;
    const vectors = await embedder
      .embed(texts, { signal: hangUpSignal(response) })
      .catch((cause: unknown) => {
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
