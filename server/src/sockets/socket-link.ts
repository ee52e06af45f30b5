// The line between the servers of a desk, over the same way as their broadcasts.

import { randomUUID } from 'node:crypto';

import type { LiveAnswer } from '@frontdesk/contract';
import type { Server } from 'socket.io';

import type { AnswerServer, ServerLink, ServerQuestion } from '../ports/server-link.ts';
import type { ServerId } from '../ports/server-store.ts';

/** A server that does not reply within this is taken to be gone; what is stored has to do then. */
const REPLY_LIMIT_MS = 2_000;

interface Ask {
  readonly id: string;
  readonly from: ServerId;
  readonly to: ServerId;
  readonly question: ServerQuestion;
}

interface Told {
  readonly id: string;
  readonly to: ServerId;
  readonly answer: LiveAnswer | null;
}

/** A line between servers, of which one end is here. */
export interface SocketLink extends ServerLink {
  /** From now on other servers' questions are answered. */
  listen(answer: AnswerServer): void;
}

/**
 * Opens this server's end of the line.
 * One question goes to one server, and only that one replies: a third that hangs delays nobody.
 */
export function createSocketLink(io: Server, own: ServerId): SocketLink {
  const waiting = new Map<string, (answer: LiveAnswer | null) => void>();
  io.on('server:told', ({ id, to, answer }: Told) => {
    if (to === own) waiting.get(id)?.(answer);
  });
  return {
    listen(answer) {
      io.on('server:ask', ({ id, from, to, question }: Ask) => {
        if (to !== own) return;
        const told: Told = { id, to: from, answer: answer(question) };
        io.serverSideEmit('server:told', told);
      });
    },
    async ask(to, question) {
      const id = randomUUID();
      return new Promise((resolve) => {
        const settle = (answer: LiveAnswer | null) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(answer);
        };
        const timer = setTimeout(() => settle(null), REPLY_LIMIT_MS);
        waiting.set(id, settle);
        const ask: Ask = { id, from: own, to, question };
        io.serverSideEmit('server:ask', ask);
      });
    },
  };
}
