// The one door for socket events: parse, run, exactly one ack. Whatever a client sends, nothing escapes.

import { randomUUID } from 'node:crypto';

import type { Ack } from '@frontdesk/contract';
import type { Socket } from 'socket.io';
import type { ZodError, ZodType } from 'zod';

import { AppError, toAppError, toWireError } from '../errors.ts';
import type { Logger } from '../logger.ts';

/** The payload of an event: the first parameter of its signature. */
type Payload<Event> = Event extends (payload: infer P, ack: never) => void ? P : never;
/** What its ack carries when all goes well. */
type Reply<Event> = Event extends (payload: never, ack: Ack<infer R>) => void ? R : never;

interface Handler<Context, Input, Output> {
  readonly parse: ZodType<Input>;
  readonly run: (context: Context, payload: Input) => Promise<Output>;
}

/** A handler for each event of a contract: a missing one, an unknown one or a wrong reply does not compile. */
export type HandlerTable<Events, Context> = {
  readonly [Event in keyof Events]: Handler<Context, Payload<Events[Event]>, Reply<Events[Event]>>;
};

/** Says what is wrong with a payload, field by field, never repeating what was sent. */
export function explain(error: ZodError): readonly string[] {
  return error.issues.map((issue) => {
    const where = issue.path.length > 0 ? issue.path.map(String).join('.') : 'payload';
    const what = issue.code === 'unrecognized_keys' ? 'holds fields that are not known' : issue.message;
    return `${where.slice(0, 100)}: ${what}`;
  });
}

/** Parses a payload. @throws {AppError} `invalid_payload` with what is wrong */
export function parsePayload<Output>(schema: ZodType<Output>, payload: unknown): Output {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) throw new AppError('invalid_payload', { details: explain(parsed.error) });
  return parsed.data;
}

/**
 * Answers every event of a socket from a table.
 * An event without an ack is not run: nobody could learn how it ended.
 */
export function bindHandlers<Events, Context>(
  socket: Socket,
  table: HandlerTable<Events, Context>,
  {
    context,
    logger,
    count,
  }: {
    readonly context: Context;
    readonly logger: Logger;
    /** Counts an event before anything is made of it. @throws {AppError} `rate_limited` */
    readonly count?: (event: string) => Promise<void>;
  },
): void {
  const handlers = new Map(Object.entries<Handler<Context, never, unknown>>(table as never));
  socket.onAny((event: string, ...args: unknown[]) => {
    const ack = args.at(-1);
    if (typeof ack !== 'function') {
      logger.debug({ socketId: socket.id }, 'an event without an ack was dropped');
      return;
    }
    const requestId = randomUUID();
    const run = async () => {
      await count?.(event);
      const handler = handlers.get(event);
      if (!handler) throw new AppError('unknown_event');
      if (args.length !== 2) throw new AppError('invalid_payload', { details: ['payload: is missing'] });
      return handler.run(context, parsePayload(handler.parse, args[0]));
    };
    void run().then(
      (value) => ack({ ok: true, value }),
      (thrown: unknown) => {
        const error = toAppError(thrown);
        if (error.code === 'internal') logger.error({ err: thrown, requestId, event }, 'an event failed');
        else logger.info({ code: error.code, requestId }, 'an event was refused');
        ack({ ok: false, error: toWireError(error, requestId) });
      },
    );
  });
}
