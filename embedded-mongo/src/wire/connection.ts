// One client connection: its requests are answered one after the other, in their order.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { errorReply, runCommand } from '../commands/run-command.ts';
import type { Engine } from '../engine/engine.ts';
import { MessageReader, parseRequest, replyMessage, type Request } from './message.ts';

let lastConnectionId = 0;

/** Answers a socket until it closes. Bytes that are no request end the connection. */
export function serveConnection(engine: Engine, socket: Socket): void {
  lastConnectionId += 1;
  const connectionId = lastConnectionId;
  const reader = new MessageReader();
  const waiting: Buffer[] = [];
  let isBusy = false;
  let replies = 0;

  async function answer(message: Buffer): Promise<void> {
    const request = parseRequest(message);
    const { database, command } = request;
    const reply = await runCommand({ engine, database, command, connectionId });
    if (request.silent || socket.destroyed) return;
    replies += 1;
    if (!socket.write(replyBytes(request, reply, replies))) await drained(socket);
  }

  async function work(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      for (let message = waiting.shift(); message; message = waiting.shift()) {
        await answer(message);
        // A client that sends without waiting must not keep the others from their turn.
        if (waiting.length > 0) await setImmediate();
      }
    } catch {
      socket.destroy();
    } finally {
      isBusy = false;
    }
  }

  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes: Buffer) => {
    try {
      waiting.push(...reader.push(bytes));
    } catch {
      socket.destroy();
      return;
    }
    void work();
  });
}

/** A reply that cannot be encoded, such as one nested too deeply, becomes an error. */
function replyBytes(request: Request, reply: Parameters<typeof replyMessage>[1], id: number): Buffer {
  try {
    return replyMessage(request, reply, id);
  } catch (error) {
    return replyMessage(request, errorReply(error), id);
  }
}

/** Waits until a slow client has read, or is gone. */
async function drained(socket: Socket): Promise<void> {
  const done = new AbortController();
  const { signal } = done;
  await Promise.race([once(socket, 'drain', { signal }), once(socket, 'close', { signal })]).catch(
    () => undefined,
  );
  done.abort();
}
