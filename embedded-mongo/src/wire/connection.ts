// One client connection: its requests are answered one after the other, in their order.
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { errorReply, runCommand } from '../commands/run-command.ts';
import type { Engine } from '../engine/engine.ts';
import { MessageReader, parseRequest, replyMessage } from './message.ts';

let lastConnectionId = 0;

/** Answers a socket until it closes. Bytes that are no request end the connection. */
export function serveConnection(engine: Engine, socket: Socket): void {
  lastConnectionId += 1;
  const connectionId = lastConnectionId;
  const answers = (chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
    answer(chunks, engine, connectionId);
  socket.setNoDelay(true);
  pipeline(socket, answers, socket).catch(() => socket.destroy());
}

async function* answer(
  chunks: AsyncIterable<Buffer>,
  engine: Engine,
  connectionId: number,
): AsyncGenerator<Buffer> {
  const reader = new MessageReader();
  let replies = 0;
  for await (const chunk of chunks) {
    let inChunk = 0;
    for (const message of reader.push(chunk)) {
      // A client that sends without waiting must not keep the others from their turn.
      inChunk += 1;
      if (inChunk > 1) await setImmediate();
      const request = parseRequest(message);
      const { database, command } = request;
      const reply = await runCommand({ engine, database, command, connectionId });
      replies += 1;
      if (request.silent) continue;
      try {
        yield replyMessage(request, reply, replies);
      } catch (error) {
        // A reply that cannot be encoded, such as a distinct of too many values, becomes an error.
        yield replyMessage(request, errorReply(error), replies);
      }
    }
  }
}
