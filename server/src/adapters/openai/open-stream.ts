// Opens the stream of an answer: asks for the structured form where the service knows it, and once more when it stumbles at once.

import { setTimeout as wait } from 'node:timers/promises';

import OpenAI from 'openai';

import type { AnswerRequest } from '../../ports/answer-provider.ts';
import type { TellUse } from '../../ports/call-meter.ts';
import { retryAfterMs as givenRetryAfterMs } from '../answer-services/retry-after.ts';
import { ANSWER_FORM, buildPrompt, type ReplyForm } from './build-prompt.ts';
import { meteredCall } from './metered-call.ts';

/** How one service is asked. */
export interface Service {
  readonly client: OpenAI;
  readonly model: string;
  /** OpenAI's own newer models know only the newer name of the limit, other services only the older. */
  readonly isOpenAi: boolean;
  /** Whether the service takes a form for its reply; unknown until it was asked. */
  takesForm: boolean;
}

/** An answer that begins. */
export interface OpenedStream {
  readonly form: ReplyForm;
  readonly chunks: AsyncIterable<OpenAI.ChatCompletionChunk>;
  /** Is told what the call has used. */
  readonly tell: TellUse;
}

/** One retry bridges a hiccup; more would outlast the visitor. Nothing is retried once text has come. */
const RETRIES_MAX = 1;
/** How long to wait before it when the service does not say. */
const RETRY_AFTER_MS = 300;
/** A service that wants a longer pause is not waited for: the next provider answers sooner. */
const RETRY_AFTER_MAX_MS = 3_000;
/** The longest answer when nobody has said. */
const ANSWER_TOKENS_MAX = 1_000;

/**
 * Opens the stream of an answer.
 * @throws {OpenAI.APIError} when the service refuses the request, again after one retry, or can't be reached
 */
export async function openStream(
  service: Service,
  request: AnswerRequest,
  signal: AbortSignal,
): Promise<OpenedStream> {
  for (let retry = 0; ;) {
    const form: ReplyForm = service.takesForm ? 'structured' : 'text';
    try {
      const { reply, tell } = await create(service, { request, form, signal });
      return { form, chunks: reply, tell };
    } catch (error) {
      if (form === 'structured' && refusesForm(error)) {
        service.takesForm = false;
        continue;
      }
      const pauseMs = retry < RETRIES_MAX && !signal.aborted ? pauseBefore(error) : undefined;
      if (pauseMs === undefined) throw error;
      retry += 1;
      await wait(pauseMs, undefined, { signal });
    }
  }
}

interface Creating {
  readonly request: AnswerRequest;
  readonly form: ReplyForm;
  readonly signal: AbortSignal;
}

async function create({ client, model, isOpenAi }: Service, { request, form, signal }: Creating) {
  const { guidance, sampling } = request;
  const tokensMax = Math.min(
    guidance?.answerTokensMax ?? ANSWER_TOKENS_MAX,
    sampling?.maxTokens ?? Number.MAX_SAFE_INTEGER,
  );
  const body: OpenAI.ChatCompletionCreateParamsStreaming = {
    model: guidance?.model ?? model,
    messages: buildPrompt(request, form),
    stream: true,
    stream_options: { include_usage: true },
    ...(form === 'structured' && { response_format: ANSWER_FORM }),
    ...(isOpenAi ? { max_completion_tokens: tokensMax } : { max_tokens: tokensMax }),
    ...(sampling?.temperature === undefined ? {} : { temperature: sampling.temperature }),
  };
  return meteredCall(request.meter, { body, outputTokensMax: tokensMax }, async () =>
    client.chat.completions.create(body, { signal }),
  );
}

/** A service that does not know the form says so in its own words. */
function refusesForm(error: unknown): boolean {
  const isRequestError = error instanceof OpenAI.APIError && (error.status === 400 || error.status === 422);
  return isRequestError && /response_format|json_schema|structured|schema/i.test(error.message);
}

/** @returns how long to wait before the retry; `undefined` when none makes sense */
function pauseBefore(error: unknown): number | undefined {
  if (!(error instanceof OpenAI.APIError) || error instanceof OpenAI.APIUserAbortError) return undefined;
  const { status } = error;
  const isPassing =
    status === undefined || status === 408 || status === 409 || status === 429 || status >= 500;
  if (!isPassing) return undefined;
  const wanted = retryAfterMs(error.headers);
  return wanted === undefined || wanted <= RETRY_AFTER_MAX_MS ? (wanted ?? RETRY_AFTER_MS) : undefined;
}

/** `retry-after-ms` is OpenAI's own. */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const inMs = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(inMs)) return Math.max(0, inMs);
  return givenRetryAfterMs(headers?.get('retry-after'));
}
