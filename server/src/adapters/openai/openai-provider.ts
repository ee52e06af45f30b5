// Writes answers with a model behind OpenAI's API, or any service that speaks it.

import OpenAI from 'openai';

import type { AnswerEvent, AnswerProvider, AnswerRequest } from '../../ports/answer-provider.ts';
import { buildPrompt, PROMPT_VERSION } from './build-prompt.ts';
import { CitationFilter } from './citation-filter.ts';

/** How to reach the model. */
export interface OpenAiSettings {
  readonly apiKey: string;
  /** The service's address up to and including its version, such as `https://api.openai.com/v1`; OpenAI's own by default. */
  readonly baseUrl?: string | undefined;
  readonly model: string;
  /** The desk's way out. The operator chose the service's address, so it may be private. */
  readonly fetch: typeof globalThis.fetch;
}

/** OpenAI's own service. @source https://platform.openai.com/docs/api-reference/introduction */
export const OPENAI_URL = 'https://api.openai.com/v1';
/** How long the service may take to accept a request. The writer of answers has a patience of its own besides. */
const TIMEOUT_MS = 15_000;
/** One retry bridges a dropped connection; more would outlast the visitor. Nothing is retried once text has come. */
const RETRIES_MAX = 1;

/** Creates the provider. Nothing is sent before the first question. */
export function createOpenAiProvider({ apiKey, baseUrl, model, fetch }: OpenAiSettings): AnswerProvider {
  const client = new OpenAI({
    apiKey,
    fetch,
    baseURL: baseUrl ?? OPENAI_URL,
    timeout: TIMEOUT_MS,
    maxRetries: RETRIES_MAX,
    logLevel: 'off',
  });
  return {
    name: `openai (${model})`,
    async *answer(request, signal) {
      try {
        yield* answerEvents(client, { request, model, signal });
      } catch (cause) {
        throw new Error('the model service failed', { cause });
      }
    },
  };
}

interface Asking {
  readonly request: AnswerRequest;
  readonly model: string;
  readonly signal: AbortSignal;
}

/**
 * Streams one answer.
 * @throws {Error} when the service refuses the request, breaks the protocol, or ends without saying that it is finished
 */
async function* answerEvents(
  client: OpenAI,
  { request, model, signal }: Asking,
): AsyncGenerator<AnswerEvent> {
  const filter = new CitationFilter(request.passages);
  const stream = await client.chat.completions.create(
    {
      model,
      messages: buildPrompt(request),
      stream: true,
      stream_options: { include_usage: true },
      ...(request.sampling?.maxTokens === undefined ? {} : { max_tokens: request.sampling.maxTokens }),
      ...(request.sampling?.temperature === undefined ? {} : { temperature: request.sampling.temperature }),
    },
    { signal },
  );
  let usage: OpenAI.CompletionUsage | null | undefined;
  let answeredBy = model;
  let finish: string | undefined;
  let refused = false;
  for await (const chunk of stream) {
    usage = chunk.usage ?? usage;
    answeredBy = chunk.model || answeredBy;
    const [choice] = chunk.choices;
    finish = choice?.finish_reason ?? finish;
    refused ||= Boolean(choice?.delta.refusal);
    const text = filter.push(choice?.delta.content ?? '');
    if (text !== '') yield { type: 'delta', text };
  }
  if (finish === undefined) throw new Error('the stream ended before the answer did');
  const rest = filter.end();
  if (rest !== '') yield { type: 'delta', text: rest };
  yield {
    type: 'done',
    usedPassages: filter.used,
    answered: !refused && !filter.saidNoAnswer && finish !== 'content_filter',
    model: answeredBy,
    promptVersion: PROMPT_VERSION,
    ...(usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : {}),
  };
}
