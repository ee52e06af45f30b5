// Writes answers with a model behind OpenAI's API, or any service that speaks it.

import type OpenAI from 'openai';

import type {
  AnswerEvent,
  AnswerOutcome,
  AnswerProvider,
  AnswerRequest,
} from '../../ports/answer-provider.ts';
import { BudgetSpentError } from '../../ports/call-meter.ts';
import { PROMPT_VERSION } from './build-prompt.ts';
import { createOpenAiClient, type OpenAiSettings } from './openai-client.ts';
import { useOf } from './metered-call.ts';
import { openStream, type Service } from './open-stream.ts';
import { StrikeKey } from '../strike-key.ts';
import { StructuredAnswer, type AnswerForm } from './structured-answer.ts';

/** Creates the provider. Nothing is sent before the first question. */
export function createOpenAiProvider(settings: OpenAiSettings): AnswerProvider {
  const { model, baseUrl } = settings;
  const isOpenAi = baseUrl === undefined;
  const service: Service = { client: createOpenAiClient(settings), model, isOpenAi, takesForm: true };
  return {
    name: `openai (${model})`,
    async *answer(request, signal) {
      try {
        yield* answerEvents(service, request, signal);
      } catch (cause) {
        if (cause instanceof BudgetSpentError) throw cause;
        throw new Error('the model service failed', { cause });
      }
    },
  };
}

/** What the stream has said beside the text. */
interface Told {
  usage: OpenAI.CompletionUsage | undefined;
  model: string;
  finish: string | undefined;
  refused: boolean;
}

/**
 * Streams one answer.
 * @throws {Error} when the service refuses the request, breaks the protocol, or ends without saying that it is finished
 */
async function* answerEvents(
  service: Service,
  request: AnswerRequest,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const told: Told = { usage: undefined, model: service.model, finish: undefined, refused: false };
  const { form, chunks, tell } = await openStream(service, request, signal);
  const reply = form === 'structured' ? new StructuredAnswer() : undefined;
  const strike = new StrikeKey(service.client.apiKey);
  for await (const chunk of chunks) {
    const piece = take(told, chunk);
    const text = strike.push(reply ? reply.push(piece) : piece);
    if (text !== '') yield { type: 'delta', text };
  }
  if (told.usage) tell(useOf(told.usage));
  if (told.finish === undefined) throw new Error('the stream ended before the answer did');
  const isRefused = told.refused || told.finish === 'content_filter';
  const rest = isRefused ? undefined : reply?.end(told.finish === 'length');
  const last = strike.push(rest?.text ?? '') + strike.end();
  if (last !== '' && !isRefused) yield { type: 'delta', text: last };
  yield outcomeOf(told, { form: rest?.form, isRefused });
}

/** Takes a chunk in. @returns its piece of the content */
function take(told: Told, chunk: OpenAI.ChatCompletionChunk): string {
  told.usage = chunk.usage ?? told.usage;
  told.model = chunk.model || told.model;
  const [choice] = chunk.choices;
  told.finish = choice?.finish_reason ?? told.finish;
  told.refused ||= Boolean(choice?.delta.refusal);
  return choice?.delta.content ?? '';
}

interface Ended {
  /** Absent for a model that wrote plain text. */
  readonly form: AnswerForm | undefined;
  readonly isRefused: boolean;
}

function outcomeOf({ usage, model, finish }: Told, { form, isRefused }: Ended): AnswerOutcome {
  const declined = isRefused || form?.answerable === 'not_allowed' ? 'refused' : undefined;
  const why = form?.answerable === 'needs_person' ? 'unsupported' : declined;
  return {
    type: 'done',
    usedPassages: (form?.passages ?? []).map((number) => number - 1),
    answered: why === undefined && form?.answerable !== 'no',
    model,
    promptVersion: PROMPT_VERSION,
    ...(why && { declined: why }),
    ...(finish === 'length' && { notes: ['The model reached its longest answer.'] }),
    ...(usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : {}),
  };
}
