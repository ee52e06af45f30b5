// OpenAI's embeddings through the desk, asked by the official client.

import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Embedder } from '../../src/ports/embedder.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { createProgramKey } from './program-key.ts';

const embedder: Embedder = {
  model: 'small-embedding',
  embed: async (texts) => {
    if (texts.includes('break')) throw new Error('vendor secret');
    return texts.map((text) => Float32Array.from([text.length, 0.1, -2.5e-8]));
  },
};
const vectorOf = (text: string) => [text.length, Math.fround(0.1), Math.fround(-2.5e-8)];

let desk: TestDesk;
let without: TestDesk;
const clientOf = async (of: TestDesk) => {
  const { key: apiKey } = await createProgramKey(of, 'smarttalk');
  return new OpenAI({ baseURL: `${of.url}/v1`, apiKey, maxRetries: 0 });
};
let client: OpenAI;
beforeAll(async () => {
  desk = await startTestDesk({ embedder });
  without = await startTestDesk();
  client = await clientOf(desk);
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await without[Symbol.asyncDispose]();
});

const model = 'small-embedding';

describe('embeddings', () => {
  it.each([undefined, 'float', 'base64'] as const)('come for one text, as %s', async (format) => {
    const input = 'How do I pay?';
    const asked = { model, input, ...(format && { encoding_format: format }) };
    const reply = await client.embeddings.create(asked);
    const [first] = reply.data;
    const expected = vectorOf(input);
    const inBase64 = Buffer.from(Float32Array.from(expected).buffer).toString('base64');
    expect(first?.embedding).toEqual(format === 'base64' ? inBase64 : expected);
    expect(reply).toMatchObject({ object: 'list', model, usage: { prompt_tokens: 0, total_tokens: 0 } });
  });

  it('come for several texts in their order', async () => {
    const input = ['a', 'bb', 'ccc'];
    const { data } = await client.embeddings.create({ model, input });
    expect(data.map(({ index, embedding }) => [index, embedding])).toEqual(
      input.map((text, index) => [index, vectorOf(text)]),
    );
  });

  it.each([
    ['another model', { model: 'other', input: 'a' }, OpenAI.NotFoundError],
    ['an empty text', { model, input: '' }, OpenAI.BadRequestError],
    ['no text', { model, input: [] }, OpenAI.BadRequestError],
    ['fewer dimensions', { model, input: 'a', dimensions: 2 }, OpenAI.BadRequestError],
  ])('are refused for %s', async (_name, asked, kind) => {
    await expect(client.embeddings.create(asked)).rejects.toBeInstanceOf(kind);
  });

  it('that fail are refused without the service’s words', async () => {
    const error: unknown = await client.embeddings.create({ model, input: 'break' }).catch((e: unknown) => e);
    expect(error).toMatchObject({ status: 503 });
    expect(String(error)).not.toContain('vendor secret');
  });

  it('are refused to a wrong key, and where the desk has no model for them', async () => {
    const stranger = new OpenAI({ baseURL: `${desk.url}/v1`, apiKey: 'sk_live_wrong', maxRetries: 0 });
    await expect(stranger.embeddings.create({ model, input: 'a' })).rejects.toBeInstanceOf(
      OpenAI.AuthenticationError,
    );
    const other = await clientOf(without);
    await expect(other.embeddings.create({ model, input: 'a' })).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });
});
