// Server-sent events: how an answer leaves piece by piece over plain HTTP.

import { once } from 'node:events';

import type { Response } from 'express';

/** A reply that goes out piece by piece. */
export interface EventStream {
  /** Sends one event; waits while the reader is slower than the writer. @param event absent: without a name */
  send(data: string, event?: string): Promise<void>;
  end(): void;
}

/** @returns a signal that is aborted when the reader hangs up before the reply is whole */
export function hangUpSignal(response: Response): AbortSignal {
  const hangUp = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) hangUp.abort();
  });
  return hangUp.signal;
}

/**
 * Begins a reply of events.
 * @source WHATWG HTML, server-sent events: an event ends with an empty line; a line end in the data begins another `data:` line
 */
export function openEventStream(response: Response): EventStream {
  response.status(200).setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  // A proxy that collects or compresses the pieces would make a stream of them all at the end.
  response.setHeader('Cache-Control', 'no-store, no-transform').setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  return {
    async send(data, event) {
      if (response.closed) return;
      const lines = data.split(/\r\n|[\r\n]/).map((line) => `data: ${line}\n`);
      const isRoomy = response.write(`${event === undefined ? '' : `event: ${event}\n`}${lines.join('')}\n`);
      if (!isRoomy) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    },
    end: () => void response.end(),
  };
}
