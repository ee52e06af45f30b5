// An answer as CustomGPT streams it: `start`, `progress` for each piece, `finish`.

import type { Response } from 'express';

import type { ProgramAnswer, ProgramEvent } from '../../../chat/programs/program-answer.ts';
import { toAppError } from '../../../errors.ts';
import { openEventStream } from '../../event-stream.ts';
import { toCustomGptError } from './customgpt-views.ts';

/** What is streamed, and how its end is said. */
export interface CustomGptStream {
  readonly prompt: string;
  readonly events: AsyncIterable<ProgramEvent>;
  readonly finish: (answer: ProgramAnswer) => object;
}

/** @source CustomGPT's document: the first `progress` is empty; `finish` has the id, the session and the citations */
export async function streamCustomGpt(
  response: Response,
  { prompt, events, finish }: CustomGptStream,
): Promise<void> {
  const stream = openEventStream(response);
  const send = async (status: string, data: object) =>
    stream.send(JSON.stringify({ status, ...data }), status);
  try {
    await send('start', { prompt });
    await send('progress', { message: '' });
    for await (const event of events) {
      if (event.type === 'delta') await send('progress', { message: event.text });
      else await send('finish', finish(event));
    }
  } catch (thrown) {
    await stream.send(JSON.stringify(toCustomGptError(toAppError(thrown)).body), 'error');
  }
  stream.end();
}
