import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'bson';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from '../bson/codec.ts';
import { Engine } from '../engine/engine.ts';
import { type Listening, listen } from './listen.ts';
import { MessageReader } from './message.ts';

const folder = mkdtempSync(join(tmpdir(), 'wire-'));
const path = join(folder, 's.sock');
let engine: Engine;
let server: Listening;

beforeAll(async () => {
  engine = new Engine(join(folder, 'store.sqlite'));
  server = await listen(engine, { path });
});

afterAll(async () => {
  await server.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function message(command: object, flags = 0): Buffer {
  const body = Buffer.from(serialize(command));
  const bytes = Buffer.alloc(21);
  bytes.writeInt32LE(21 + body.length, 0);
  bytes.writeInt32LE(77, 4);
  bytes.writeInt32LE(2013, 12);
  bytes.writeUInt32LE(flags, 16);
  return Buffer.concat([bytes, body]);
}

/** Sends bytes and collects replies until there are enough or the server hangs up. */
function exchange(bytes: Buffer, replies: number): Promise<Buffer[]> {
  return new Promise((resolve) => {
    const socket: Socket = connect(path);
    const reader = new MessageReader();
    const received: Buffer[] = [];
    socket.on('data', (part: Buffer) => {
      received.push(...reader.push(part));
      if (received.length >= replies) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(received));
    socket.write(bytes);
    if (replies === 0) socket.end();
  });
}

const ping = { ping: 1, $db: 'admin' };

describe('a connection', () => {
  it('answers each request in order, also when they come in one piece or in many', async () => {
    const three = Buffer.concat([message(ping), message({ nonsense: 1, $db: 'x' }), message(ping)]);
    const replies = (await exchange(three, 3)).map((reply) => decode(reply.subarray(21)));
    expect(replies.map(({ ok }) => Number(ok))).toEqual([1, 0, 1]);
    const reader = new MessageReader();
    const pieces = Array.from(three, (_, i) => [...reader.push(three.subarray(i, i + 1))]).flat();
    expect(pieces.map((piece) => piece.length)).toEqual([
      message(ping).length,
      message({ nonsense: 1, $db: 'x' }).length,
      message(ping).length,
    ]);
  });

  it('gives no answer to a request that wants none', async () => {
    const silent = message({ insert: 'a', documents: [{ _id: 1 }], $db: 'test' }, 2);
    expect(await exchange(Buffer.concat([silent, message(ping)]), 1)).toHaveLength(1);
    expect(engine.catalog.find('test.a')?.count()).toBe(1);
  });

  it('with random bytes ends alone: the server goes on', async () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
      fc.tuple(fc.nat(80), fc.integer({ min: 0, max: 255 })).map(([at, value]) => {
        const bytes = message({ find: 'a', filter: { x: { $in: [1] } }, $db: 'test' });
        bytes[16 + (at % (bytes.length - 16))] = value;
        return bytes;
      }),
    );
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        await exchange(bytes, 0);
        const [reply] = await exchange(message(ping), 1);
        expect(Number(decode((reply as Buffer).subarray(21))['ok'])).toBe(1);
      }),
      { numRuns: 150 },
    );
  });
});
