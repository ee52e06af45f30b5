// Keeps everything that a desk says to anybody, frame by frame and body by body.

import type { Socket } from 'socket.io-client';

/** What was said, and the ways to hear it. */
export interface Recorder {
  readonly heard: string[];
  /** Fetches, and keeps status, headers and body. @returns the body, parsed when it is JSON */
  readonly fetch: (url: string, init?: RequestInit) => Promise<unknown>;
  /** Keeps every packet of a connection. */
  readonly listen: (socket: Socket) => void;
}

/** Makes a recorder. */
export function createRecorder(): Recorder {
  const heard: string[] = [];
  return {
    heard,
    async fetch(url, init) {
      const response = await fetch(url, { redirect: 'manual', ...init });
      const body = await response.text();
      heard.push(`${url} ${response.status} ${JSON.stringify([...response.headers])}\n${body}`);
      try {
        return JSON.parse(body) as unknown;
      } catch {
        return body;
      }
    },
    listen(socket) {
      socket.io.engine.on('packet', ({ data }) => heard.push(String(data)));
    },
  };
}
