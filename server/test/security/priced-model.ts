// A model service that charges: OpenAI's chat completions and embeddings, whose owner counts every token that was read or written, whether anybody waited for it or not.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

import type { TokenPrices } from '@frontdesk/contract';

/** A service that charges, on a free port. */
export interface PricedModel extends AsyncDisposable {
  /** What `OPENAI_BASE_URL` is set to. */
  readonly baseUrl: string;
  /** What it has charged for the assistant of this name, in whole money. */
  billed(assistantName: string): number;
  /** How many calls of each kind it has charged for. */
  readonly calls: Record<'answer' | 'help' | 'embedding', number>;
}

interface Body {
  readonly messages?: readonly { readonly content: string }[];
  readonly input?: readonly string[];
  readonly stream?: boolean;
  readonly max_tokens?: number;
}

/** Every so many calls: one that is refused and not charged, one that is cut off in its middle, one that never says a word. */
const REFUSED_EVERY = 7;
const CUT_EVERY = 11;
const SILENT_EVERY = 397;
const PIECE = 'three days from the order, as it stands there, and no longer than that; ';
const PIECES = 30;

/** Counts as a tokenizer does at its worst: three letters of English to a token, and one token for each byte of everything rarer. */
function tokensOf(text: string): number {
  const plain = text.replaceAll(/[^ -~\n]/gu, '');
  return Math.ceil(plain.length / 3) + Buffer.byteLength(text) - plain.length;
}

interface Charging {
  readonly charge: (name: string, input: number, output: number) => void;
  readonly calls: PricedModel['calls'];
}

/** Starts the service. @param everyMs how long a piece of an answer takes */
export async function startPricedModel(prices: TokenPrices, everyMs: number): Promise<PricedModel> {
  const bills = new Map<string, number>();
  const calls: PricedModel['calls'] = { answer: 0, help: 0, embedding: 0 };
  const charge: Charging['charge'] = (name, input, output) => {
    const cost = (input * prices.inputPerMillion + output * prices.outputPerMillion) / 1_000_000;
    bills.set(name, (bills.get(name) ?? 0) + cost);
  };
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    serve({ charge, calls }, request, { response, everyMs }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    // Helpers and embeddings are not told for whom they work; they belong to whoever uses them at all.
    billed: (name) => (bills.get(name) ?? 0) + (bills.get('') ?? 0),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Reply {
  readonly response: ServerResponse;
  readonly everyMs: number;
}

async function serve(charging: Charging, request: IncomingMessage, reply: Reply): Promise<void> {
  const { charge, calls } = charging;
  const body = (await json(request)) as Body;
  const { response } = reply;
  if (body.input) {
    calls.embedding += 1;
    const tokens = body.input.reduce((sum, text) => sum + tokensOf(text), 0);
    charge('', tokens, 0);
    const data = body.input.map((text, index) => ({ index, embedding: [text.length, 1, 2] }));
    const usage = { prompt_tokens: tokens, total_tokens: tokens };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data, usage }));
    return;
  }
  const input = (body.messages ?? []).reduce((sum, { content }) => sum + tokensOf(content) + 4, 0);
  if (!body.stream) return help(charging, response, input);
  calls.answer += 1;
  if (calls.answer % REFUSED_EVERY === 0) {
    response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":{"message":"try again"}}');
    return;
  }
  const name = /assistant “([^”]*)”/.exec(body.messages?.[0]?.content ?? '')?.[1] ?? '';
  charge(name, input, 0);
  if (calls.answer % SILENT_EVERY === 0) return;
  const output = await stream(reply, {
    onPiece: (tokens) => charge(name, 0, tokens),
    pieces: calls.answer % CUT_EVERY === 0 ? 3 : PIECES,
    tokensMax: body.max_tokens ?? Infinity,
  });
  if (output === undefined || calls.answer % CUT_EVERY === 0) return void response.destroy();
  const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  write(response, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  write(response, { choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** Completes a question, or puts passages in an order. */
function help({ charge, calls }: Charging, response: ServerResponse, input: number): void {
  calls.help += 1;
  const content = 'How long does a delivery take? 1, 2';
  const usage = { prompt_tokens: input, completion_tokens: tokensOf(content), total_tokens: 0 };
  charge('', input, usage.completion_tokens);
  const body = JSON.stringify({ choices: [{ index: 0, message: { content } }], usage });
  response.setHeader('content-type', 'application/json').end(body);
}

function write(response: ServerResponse, body: object): void {
  response.write(
    `data: ${JSON.stringify({ object: 'chat.completion.chunk', model: 'priced', ...body })}\n\n`,
  );
}

/** Writes an answer, charged piece by piece. @returns its tokens; `undefined` when the reader has left */
async function stream(
  { response, everyMs }: Reply,
  plan: { readonly onPiece: (tokens: number) => void; readonly pieces: number; readonly tokensMax: number },
): Promise<number | undefined> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let output = 0;
  for (let index = -1; index <= plan.pieces && !response.destroyed; index += 1) {
    const begin = index < 0 ? '{"answerable":"yes","passages":[1],"answer":"A delivery takes ' : PIECE;
    const content = index === plan.pieces ? '[1]."}' : begin;
    if (output + tokensOf(content) > plan.tokensMax) break;
    output += tokensOf(content);
    plan.onPiece(tokensOf(content));
    write(response, { choices: [{ index: 0, delta: { content }, finish_reason: null }] });
    await wait(everyMs);
  }
  return response.destroyed ? undefined : output;
}
