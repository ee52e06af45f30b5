// A service that fails in every way in which services fail, and puts the key that it was called with into each of its errors.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The service, on a free port. */
export interface EchoingService extends AsyncDisposable {
  readonly host: string;
  /** How often each failure was served, by its name. */
  readonly served: ReadonlyMap<string, number>;
}

type Serve = (response: ServerResponse, key: string) => void;

const JSON_TYPE = { 'content-type': 'application/json' };
const SSE_TYPE = { 'content-type': 'text/event-stream' };

function chunk(delta: object, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', model: 'echo', choices })}\n\n`;
}

const problem = (key: string) =>
  JSON.stringify({
    error: {
      message: `Incorrect API key provided: ${key}. Find yours in your account.`,
      type: 'auth',
      code: key,
    },
  });

/** A good answer between the failures, as a service that fails five times in a row is left alone for a while. */
const well: Serve = (response) => {
  response.writeHead(200, SSE_TYPE);
  response.end(`${chunk({ content: 'Three days [1].' })}${chunk({}, 'stop')}data: [DONE]\n\n`);
};

/** What a model's service answers, one after the other. */
const FAILURES: Readonly<Record<string, Serve>> = {
  'unknown key': (response, key) => response.writeHead(401, JSON_TYPE).end(problem(key)),
  'page of a proxy': (response, key) =>
    response.writeHead(502, { 'content-type': 'text/html' }).end(`<h1>Bearer ${key}</h1>`),
  'answer with the key': (response, key) => {
    response.writeHead(200, SSE_TYPE);
    const pieces = Array.from(`Your key is ${key}, three days [1].`, (content) => chunk({ content }));
    response.end(`${pieces.join('')}${chunk({}, 'stop')}data: [DONE]\n\n`);
  },
  'key in a header': (response, key) =>
    response
      .writeHead(429, { ...JSON_TYPE, 'x-key': key, 'x-request-id': key, 'retry-after': '60' })
      .end(problem(key)),
  'error in the stream': (response, key) => {
    response.writeHead(200, SSE_TYPE);
    response.end(`${chunk({ content: 'Three ' })}data: ${problem(key)}\n\n`);
  },
  'broken stream': (response, key) => {
    response.writeHead(200, SSE_TYPE);
    response.end(`${chunk({ content: 'Three ' })}data: {"${key}\n\n`);
  },
  'redirect with the key': (response, key) =>
    response.writeHead(302, { location: `/elsewhere?key=${key}` }).end(),
  'key in the status': (response, key) => response.writeHead(503, `down ${key}`).end(),
  'form with the key': (response, key) => {
    response.writeHead(200, SSE_TYPE);
    const form = JSON.stringify({ answerable: 'yes', passages: [1], answer: `Use ${key} now [1].` });
    response.end(`${chunk({ content: form })}${chunk({}, 'stop')}data: [DONE]\n\n`);
  },
};

/** What a verifier answers: a refusal whose words hold the key, and two failures. */
const VERDICTS: readonly Serve[] = [
  (response, key) =>
    response.writeHead(200, JSON_TYPE).end(
      JSON.stringify({
        access: false,
        message: `No plan for ${key}`,
        signup_url: `https://x.example/?${key}`,
      }),
    ),
  (response, key) => response.writeHead(401, JSON_TYPE).end(problem(key)),
  (response, key) => response.writeHead(200, JSON_TYPE).end(`not JSON: ${key}`),
];

/** What a connected service answers: two failures, and an answer whose words and sources hold the key, in a form that the service's adapter reads. */
const ANSWERS: readonly Serve[] = [
  (response, key) => response.writeHead(403, JSON_TYPE).end(problem(key)),
  (response, key) => response.writeHead(500, { 'x-key': key }).end(`down ${key}`),
  (response, key) => {
    const words = `Your key is ${key}, three days.`;
    const source = { id: key, title: `About ${key}`, url: `https://x.example/?${key}`, content: key };
    const [sources, citations] = [[{ documentId: key, ...source }], [source]];
    const data = { response: words, session_id: key, openai_response: words, citations };
    const body = {
      success: true,
      response: words,
      sources,
      documents: [{ ...source, relevance: 0.9 }],
      data,
    };
    response.writeHead(200, JSON_TYPE).end(JSON.stringify(body));
  },
];

/** What the addresses of the connected services are told apart by. */
const CONNECTED = [
  '/api/chat',
  '/api/v1/bot/',
  '/v1/chat/query',
  '/v1/documents/search',
  '/api/v1/projects/',
];

/** How many failures of a model there are. */
export const FAILURE_COUNT = Object.keys(FAILURES).length;
/** Everything that the service is asked for besides: help, good answers, verdicts, events, and what connected services are asked. */
export const OTHER_COUNT = 4 + CONNECTED.length;

/** Starts the service. */
export async function startEchoingService(): Promise<EchoingService> {
  const served = new Map<string, number>();
  const note = (name: string) => served.set(name, (served.get(name) ?? 0) + 1);
  const names = Object.keys(FAILURES);
  let answers = 0;
  let verdicts = 0;
  const asked = new Map<string, number>();
  const answer = (request: IncomingMessage, response: ServerResponse, body: string) => {
    const key = request.headers.authorization?.replace('Bearer ', '') ?? String(request.headers['x-api-key']);
    const connected = CONNECTED.find((path) => request.url?.startsWith(path));
    if (connected !== undefined) {
      note(connected);
      asked.set(connected, (asked.get(connected) ?? 0) + 1);
      return ANSWERS[(asked.get(connected) ?? 0) % ANSWERS.length]?.(response, key);
    }
    if (request.url === '/hook') {
      note('event');
      return void response.writeHead(410).end();
    }
    if (request.url?.includes('verify-access')) {
      note('verdict');
      return VERDICTS[verdicts++ % VERDICTS.length]?.(response, key);
    }
    if (!body.includes('"stream":true')) {
      note('help');
      return FAILURES['unknown key']?.(response, key);
    }
    const name = names[Math.floor(answers / 2) % names.length] ?? '';
    const isGood = answers++ % 2 === 1;
    note(isGood ? 'well' : name);
    return isGood ? well(response, key) : FAILURES[name]?.(response, key);
  };
  const server = createServer((request, response) => {
    text(request).then(
      (body) => answer(request, response, body),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
