import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, describe, expect, it } from 'vitest';

import { createOpenAiEmbedder } from './openai-embedder.ts';

interface Asked {
  readonly model: string;
  readonly input: readonly string[];
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A service on loopback that answers embedding requests as OpenAI's does. */
async function service(answer: (asked: Asked, response: ServerResponse) => unknown) {
  const asked: Asked[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await text(request)) as Asked;
    asked.push(body);
    const answered = answer(body, response);
    if (response.writableEnded) return;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answered));
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { asked, embedder: createOpenAiEmbedder({ apiKey: 'key', baseUrl, model: 'small', fetch }) };
}

const vectorOf = (input: string): number[] => [input.length, input.charCodeAt(0), 1];
const answerOf = ({ input }: Asked) => ({
  object: 'list',
  model: 'small',
  data: input.map((each, index) => ({ object: 'embedding', index, embedding: vectorOf(each) })).toReversed(),
  usage: { prompt_tokens: 1, total_tokens: 1 },
});

describe('createOpenAiEmbedder', () => {
  it('makes one vector per text, in the order of the texts, in requests of bearable size', async () => {
    const { asked, embedder } = await service(answerOf);
    const texts = Array.from(
      { length: 150 },
      (_, i) => `${String.fromCharCode(97 + (i % 26))}${'x'.repeat(i)}`,
    );
    const vectors = await embedder.embed(texts);
    expect(vectors.map((vector) => [...vector])).toEqual(texts.map(vectorOf));
    expect(asked.map(({ input }) => input.length)).toEqual([64, 64, 22]);
    expect(asked[0]?.model).toBe('small');
  });

  it('cuts what no model would read, and sends no empty text', async () => {
    const { asked, embedder } = await service(answerOf);
    await embedder.embed(['x'.repeat(50_000), '']);
    expect(asked.flatMap(({ input }) => input).map(({ length }) => length)).toEqual([16_000, 1]);
  });

  it('waits and tries again when the service is busy', async () => {
    let refusals = 1;
    const { embedder } = await service((asked, response) => {
      if (refusals-- <= 0) return answerOf(asked);
      return response.writeHead(429, { 'retry-after-ms': '5' }).end('{}');
    });
    expect(await embedder.embed(['a'])).toHaveLength(1);
  });

  it.each([
    ['too few vectors', () => ({ object: 'list', model: 'm', data: [] })],
    ['an empty vector', () => ({ object: 'list', model: 'm', data: [{ index: 0, embedding: [] }] })],
    ['words for numbers', () => ({ object: 'list', model: 'm', data: [{ index: 0, embedding: ['a'] }] })],
    ['a refusal', (_: Asked, response: ServerResponse) => response.writeHead(401).end('{}')],
  ])('fails on %s', async (_, answer) => {
    const { embedder } = await service(answer);
    await expect(embedder.embed(['a'])).rejects.toThrow(/embedding service/);
  });
});
