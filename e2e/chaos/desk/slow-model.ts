// A model service that speaks OpenAI's chat completions and writes slowly, so that there is time for a fault in the middle.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A model service on a free port. */
export interface SlowModel extends AsyncDisposable {
  /** What `OPENAI_BASE_URL` is set to. */
  readonly baseUrl: string;
  /** How many answers have been asked for. */
  calls(): number;
  /** Lets every answer wait after its first piece. @returns a function that lets them go on */
  hold(): () => void;
  /** Says whether a text is one whole answer of this service, or the beginning of one. */
  judge(text: string): 'whole' | 'beginning' | 'foreign';
}

/** How an answer is written. */
export interface Pace {
  /** A question that holds this gets this pace. */
  readonly mark?: string;
  readonly pieces: number;
  readonly pieceEveryMs: number;
}

/** Characters of one, two, three and four bytes, so that a cut in the wrong place shows. */
const TAILS = ['a', 'é', '字', '🙂'];

function pieceOf(call: number, index: number): string {
  return `${index === 0 ? `Answer ${call}:` : ''} ${call}.${index}${TAILS[index % TAILS.length] ?? ''}`;
}

function textOf(call: number, pieces: number): string {
  return Array.from({ length: pieces }, (_, index) => pieceOf(call, index)).join('');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

interface Writing {
  readonly call: number;
  readonly pace: Pace;
  /** Resolves when the next piece may be written. */
  readonly held: () => Promise<void>;
}

/** @source https://platform.openai.com/docs/api-reference/chat-streaming: `data: {…}` per chunk, then `data: [DONE]` */
async function stream(response: ServerResponse, { call, pace, held }: Writing): Promise<void> {
  const chunk = (delta: object, finish: string | null) => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    const body = { id: `call-${call}`, object: 'chat.completion.chunk', created: 1, model: 'slow', choices };
    response.write(`data: ${JSON.stringify(body)}\n\n`);
  };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (let index = 0; index < pace.pieces && !response.destroyed; index += 1) {
    chunk({ content: pieceOf(call, index) }, null);
    await wait(pace.pieceEveryMs);
    await held();
  }
  if (response.destroyed) return;
  chunk({}, 'stop');
  response.end('data: [DONE]\n\n');
}

/** The mark of the question that is asked, which is the last message of the prompt. */
function paceFor(body: string, paces: readonly [Pace, ...Pace[]]): Pace {
  const { messages } = JSON.parse(body) as { readonly messages: readonly { readonly content: unknown }[] };
  const asked = JSON.stringify(messages.at(-1)?.content ?? '');
  return paces.find(({ mark }) => mark !== undefined && asked.includes(mark)) ?? paces[0];
}

/** Starts the service. @param paces how answers are written; the first one unless a mark says otherwise */
export async function startSlowModel(paces: readonly [Pace, ...Pace[]]): Promise<SlowModel> {
  const sizes: number[] = [];
  let gate = Promise.resolve();
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    const answer = async () => {
      const pace = paceFor(await readBody(request), paces);
      sizes.push(pace.pieces);
      await stream(response, { call: sizes.length, pace, held: async () => gate });
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    calls: () => sizes.length,
    hold() {
      const opening = new AbortController();
      gate = new Promise((resolve) => {
        opening.signal.addEventListener('abort', () => resolve());
      });
      return () => opening.abort();
    },
    judge(text) {
      const call = Number(/^Answer (\d+):/.exec(text)?.[1] ?? 0);
      const whole = textOf(call, sizes[call - 1] ?? 0);
      if (text === whole && text !== '') return 'whole';
      return whole.startsWith(text) || textOf(1, 1).startsWith(text) ? 'beginning' : 'foreign';
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
