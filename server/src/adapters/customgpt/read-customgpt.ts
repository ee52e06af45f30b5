// Reads a reply of CustomGPT while it comes in.

import { EventSourceParserStream } from 'eventsource-parser/stream';

import type { AppError } from '../../errors.ts';
import type { AnswerEvent, ForeignSource, ForeignVerdict } from '../../ports/answer-provider.ts';
import { parse } from '../answer-services/call-service.ts';
import { fieldsOf, itemsOf, textOf, type Fields } from '../answer-services/json-fields.ts';
import { refusalOf, unusable } from '../answer-services/service-failure.ts';
import { endForeign, sayForeign } from '../answer-services/whole-answer.ts';
import { CUSTOMGPT } from './customgpt-url.ts';

/** The most bytes of a whole record, and of a stream. */
const BODY_MAX_CHARS = 2_000_000;

/**
 * Passes on the pieces of an answer as they come, or the whole answer of a service that doesn't stream.
 * @throws {AppError} when the stream says that it broke off, or ends without its end
 * @source CustomGPT's document: the events `start`, `progress` with `message`, `finish` with `citations`; without a stream a record with
 *   `openai_response` and `citations`
 */
export async function* readCustomGpt(response: Response): AsyncGenerator<AnswerEvent> {
  if (!response.body) throw unusable(CUSTOMGPT, 'an empty reply');
  if (response.headers.get('content-type')?.includes('text/event-stream')) yield* readEvents(response.body);
  else yield* readRecord(await response.text());
}

async function* readEvents(body: NonNullable<Response['body']>): AsyncGenerator<AnswerEvent> {
  const decoded: ReadableStream<string> = body.pipeThrough(new TextDecoderStream());
  let text = '';
  for await (const { data } of decoded.pipeThrough(new EventSourceParserStream())) {
    const event = fieldsOf(parse(data));
    if (event['status'] === 'error') throw brokenOff(event);
    if (event['status'] === 'progress' && typeof event['message'] === 'string' && event['message'] !== '') {
      text += event['message'];
      if (text.length > BODY_MAX_CHARS) throw unusable(CUSTOMGPT, 'too large');
      yield { type: 'delta', text: event['message'] };
    }
    if (event['status'] === 'finish') {
      yield endForeign({ text, verdict: verdictOf(event['citations'], event['requires_escalation']) });
      return;
    }
  }
  throw unusable(CUSTOMGPT, 'the stream ended before the answer did');
}

function* readRecord(body: string): Generator<AnswerEvent> {
  const record = fieldsOf(fieldsOf(parse(body))['data']);
  const { openai_response: text, citations, metadata } = record;
  if (typeof text !== 'string') throw unusable(CUSTOMGPT, 'no “openai_response”');
  const verdict = verdictOf(citations, fieldsOf(metadata)['requires_escalation']);
  yield* sayForeign({ text: textOf(text), verdict });
}

function brokenOff(event: Fields): AppError {
  const status = Number(fieldsOf(event['data'])['code'] ?? 0);
  return refusalOf({ service: CUSTOMGPT, status });
}

function verdictOf(citations: unknown, requiresEscalation: unknown): ForeignVerdict {
  return {
    sources: itemsOf(citations).flatMap(toSource),
    // Not in the service's document; desks that speak its language say it.
    ...(typeof requiresEscalation === 'boolean' && { requiresEscalation }),
  };
}

function toSource(value: unknown): ForeignSource[] {
  const { id, title, url, description } = fieldsOf(value);
  const address = textOf(url);
  const name = textOf(title) ?? address;
  if (name === undefined) return [];
  const snippet = textOf(description);
  return [
    {
      id: textOf(id) ?? address ?? name,
      title: name,
      ...(address !== undefined && { url: address }),
      ...(snippet !== undefined && { snippet }),
    },
  ];
}
