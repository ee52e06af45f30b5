// The answers that other servers of the desk are writing.

import { setTimeout as wait } from 'node:timers/promises';

import type { LiveAnswer, MessageId } from '@frontdesk/contract';

import type { MessageStore, TranscriptKey } from '../../ports/message-store.ts';
import type { AnswerServer, ServerLink } from '../../ports/server-link.ts';
import type { ServerId } from '../../ports/server-store.ts';
import type { LiveAnswers } from '../live-answers.ts';

/** How often an answer looks whether the one before it, on another server, has ended. */
const TURN_INTERVAL_MS = 200;

/** What this server can know of answers that others write. */
export interface AnswersElsewhere {
  /** What this server is called; kept beside each answer that it writes. */
  readonly serverId: ServerId;
  /** @returns what another server has written of the conversation's live answer, or `undefined` when no other writes one */
  current(key: TranscriptKey): Promise<LiveAnswer | undefined>;
  /** Asks the writer of an answer to end; nothing happens when no other server writes it. */
  end(key: TranscriptKey, answerId: MessageId): Promise<void>;
  /** Waits until no other server writes an answer that stands before `seq`, or until `signal` aborts. */
  turn(key: TranscriptKey, seq: number, signal: AbortSignal): Promise<void>;
}

/** A desk of one server: nobody else writes. */
export function nothingElsewhere(serverId: ServerId): AnswersElsewhere {
  return {
    serverId,
    current: async () => undefined,
    end: async () => undefined,
    turn: async () => undefined,
  };
}

/** What reaching the other servers needs. */
export interface ElsewhereParts {
  readonly serverId: ServerId;
  readonly link: ServerLink;
  readonly messages: MessageStore;
}

/** Makes the way to the answers of the other servers. */
export function createAnswersElsewhere({ serverId, link, messages }: ElsewhereParts): AnswersElsewhere {
  const written = async (key: TranscriptKey) => {
    const streaming = await messages.listStreaming(key);
    return streaming.flatMap(({ message: { id, seq }, writer }) =>
      writer === undefined || writer === serverId ? [] : [{ id, seq, writer }],
    );
  };
  return {
    serverId,
    async current(key) {
      const [first] = await written(key);
      const { conversationId } = key;
      return (first && (await link.ask(first.writer, { type: 'live', conversationId }))) ?? undefined;
    },
    async end(key, answerId) {
      const answer = (await written(key)).find(({ id }) => id === answerId);
      if (answer) await link.ask(answer.writer, { type: 'end', answerId });
    },
    async turn(key, seq, signal) {
      while (!signal.aborted && (await written(key)).some((answer) => answer.seq < seq)) {
        await wait(TURN_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

/** Tells other servers of the answers that this one writes, and ends them when they ask for it. */
export function tellOfAnswers(live: LiveAnswers): AnswerServer {
  return (question) => {
    if (question.type === 'live') return live.current(question.conversationId) ?? null;
    live.end(question.answerId);
    return null;
  };
}
