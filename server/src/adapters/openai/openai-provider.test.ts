import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { passagesOf } from '../../../test/knowledge/passage-of.ts';
import { containProvider } from '../../answers/guardrails/contain-provider.ts';
import { createAnswerWriter } from '../../answers/write-answer.ts';
import type { AnswerEvent } from '../../ports/answer-provider.ts';
import { createOutbound } from '../outbound/create-outbound.ts';
import { createOpenAiProvider } from './openai-provider.ts';

interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}
type Reply = (response: ServerResponse, calls: number) => void;

const PASSAGES = passagesOf('# Shipping\n\nWe ship in two days.\n\n## Costs\n\nFive euros.', 'Shipping');
const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** A service on a free port that speaks the streaming chat API. */
async function serviceThat(reply: Reply) {
  const requests: (ChatRequest & { readonly key: string | undefined })[] = [];
  const closed: boolean[] = [];
  const server = createServer((request, response) => {
    void readJson(request).then((body) => {
      requests.push({ ...body, key: request.headers.authorization });
      response.on('close', () => closed.push(response.writableFinished));
      reply(response, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`;
  const outbound = createOutbound({ allowedHosts: [new URL(baseUrl).host] });
  const provider = containProvider(
    createOpenAiProvider({ apiKey: 'sk-test', baseUrl, model: 'small', fetch: outbound.fetch }),
  );
  return { provider, requests, closed };
}

async function readJson(request: IncomingMessage): Promise<ChatRequest> {
  let body = '';
  for await (const part of request) body += String(part);
  return JSON.parse(body) as ChatRequest;
}

const chunk = (delta: Record<string, unknown>, finish: string | null = null) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'small-2', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const USAGE = `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'small-2', choices: [], usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 } })}\n\n`;

function streaming(...texts: string[]): Reply {
  return (response) => {
    begin(response);
    for (const content of texts) response.write(chunk({ content }));
    response.end(`${chunk({}, 'stop')}${USAGE}data: [DONE]\n\n`);
  };
}
function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
}
function failing(status: number, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ error: { message: 'vendor secret', type: 'x', code: 'y' } }));
  };
}

const request = {
  question: 'How fast do you ship?',
  passages: PASSAGES,
  history: [
    { role: 'visitor', text: 'Hi there, a question.' },
    { role: 'assistant', text: 'Go ahead.' },
  ],
  assistantName: 'Shop desk',
} as const;

async function read(events: AsyncIterable<AnswerEvent>) {
  let text = '';
  for await (const event of events) {
    if (event.type === 'done') return { ...event, text };
    text += event.text;
  }
  throw new Error('no end');
}
const ask = (
  provider: Awaited<ReturnType<typeof serviceThat>>['provider'],
  signal = new AbortController().signal,
) => read(provider.answer(request, signal));

describe('createOpenAiProvider', () => {
  it('streams an answer with its citations, the model and the tokens', async () => {
    const { provider, requests } = await serviceThat(
      streaming('We ship ', 'in two days [', '1] for five euros [2', '].'),
    );
    expect(provider.name).toBe('openai (small)');
    expect(await ask(provider)).toEqual({
      type: 'done',
      text: 'We ship in two days [1] for five euros [2].',
      usedPassages: [0, 1],
      answered: true,
      model: 'small-2',
      promptVersion: 'answer-3',
      inputTokens: 11,
      outputTokens: 7,
    });
    expect(requests).toMatchObject([{ model: 'small', key: 'Bearer sk-test' }]);
  });

  it('sends the policy, the turns, and the passages behind a key that no document can know', async () => {
    const { provider, requests } = await serviceThat(streaming('ok [1]'));
    await ask(provider);
    await ask(provider);
    const [first, second] = requests.map(({ messages }) => messages);
    expect(first?.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(first?.[3]?.content).toMatch(
      /\[passage 1 \S+\]\nShipping\n\nWe ship in two days\.\n\[end of passage 1 \S+\]/,
    );
    expect(first?.[3]?.content.endsWith('How fast do you ship?')).toBe(true);
    expect(first?.[0]?.content).not.toBe(second?.[0]?.content);
  });

  it('tells the model about the asker as data, and how to write', async () => {
    const { provider, requests } = await serviceThat(streaming('ok [1]'));
    const asking = { ...request, userContext: { name: 'Ada' }, sampling: { maxTokens: 50, temperature: 0 } };
    await read(provider.answer(asking, new AbortController().signal));
    expect(requests).toMatchObject([{ max_tokens: 50, temperature: 0 }]);
    expect(requests[0]?.messages.at(-1)?.content).toMatch(
      /\[claims about the asker (\S+)\]\n\{"name":"Ada"\}\n\[end of claims about the asker \1\]\n\n\[question \1\]/,
    );
  });

  it('says that it has not answered when the model says so or refuses', async () => {
    const token = await serviceThat(streaming('NO_', 'ANSWER'));
    expect(await ask(token.provider)).toMatchObject({ text: '', answered: false });
    const refusal = await serviceThat((response) => {
      begin(response);
      response.end(`${chunk({ refusal: 'I cannot.' })}${chunk({}, 'stop')}data: [DONE]\n\n`);
    });
    expect(await ask(refusal.provider)).toMatchObject({ text: '', answered: false });
  });

  it('removes citations and links that the model invented', async () => {
    const { provider } = await serviceThat(
      streaming('Two days [7], see [here](https://evil.exa', 'mple/x) [2].'),
    );
    expect(await ask(provider)).toMatchObject({ text: 'Two days , see here [1].', usedPassages: [1] });
  });

  it('tries once more when the service stumbles before any text', async () => {
    const { provider, requests } = await serviceThat((response, calls) =>
      (calls === 1 ? failing(500, { 'retry-after-ms': '1' }) : streaming('Fine [1]'))(response, calls),
    );
    expect(await ask(provider)).toMatchObject({ text: 'Fine [1]' });
    expect(requests).toHaveLength(2);
  });

  const broken: Record<string, Reply> = {
    'is asked too often (429)': failing(429, { 'retry-after-ms': '1' }),
    'fails (500)': failing(500, { 'retry-after-ms': '1' }),
    'does not know the key (401)': failing(401),
    'is cut in the middle': (response) => {
      begin(response);
      response.write(chunk({ content: 'We ship ' }), () => response.destroy());
    },
    'ends without an end': (response) => {
      begin(response);
      response.end(chunk({ content: 'We ship ' }));
    },
    'sends no JSON': (response) => {
      begin(response);
      response.end('data: {"choices": [\n\ndata: [DONE]\n\n');
    },
    'reports an error in the stream': (response) => {
      begin(response);
      response.end(`${chunk({ content: 'We ship ' })}data: {"error":{"message":"vendor secret"}}\n\n`);
    },
    'answers with a web page': (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<h1>Login</h1>');
    },
  };

  it.each(Object.entries(broken))(
    'fails with the cause, and without the vendor’s words, when the service %s',
    async (_, reply) => {
      const { provider } = await serviceThat(reply);
      const error = await ask(provider).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ message: 'the model service failed', cause: expect.any(Error) });
    },
  );

  it('ends honestly for the visitor when the service stalls, and hangs up', async () => {
    const { provider, closed } = await serviceThat((response) => {
      begin(response);
      response.write(chunk({ content: 'We ship in ' }));
    });
    const writer = createAnswerWriter({
      retriever: { retrieve: () => Promise.resolve({ passages: PASSAGES, coverage: 0.9 }) },
      chooseProvider: () => provider,
      citationUrl: ({ anchor }) => `https://desk.example/#${anchor}`,
      clock: { now: () => new Date(0) },
      limits: { firstPieceMs: 2_000, stallMs: 60, totalMs: 5_000 },
    });
    const asked = {
      assistant: { id: 'asst_a', name: 'Desk' },
      question: request.question,
      history: [],
    } as const;
    let last: unknown;
    for await (const event of writer.write(asked, new AbortController().signal)) last = event;
    expect(last).toMatchObject({
      text: expect.stringMatching(/^We ship in \n\nI can’t/),
      escalation: { reason: 'provider_failure' },
    });
    await expect.poll(() => closed).toEqual([false]);
  });

  it('hangs up when the visitor leaves', async () => {
    const stop = new AbortController();
    const { provider, closed } = await serviceThat((response) => {
      begin(response);
      response.write(chunk({ content: 'We ship ' }), () => stop.abort());
    });
    await expect(ask(provider, stop.signal)).rejects.toThrow();
    await expect.poll(() => closed).toEqual([false]);
  });
});
