import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { VISITOR_NAMESPACE } from '@frontdesk/contract';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';

import { until } from '../../test/support/connect.ts';
import { endSilentConnections } from './end-silent-connections.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

it('lets go of a polling connection on which nobody says anything, and keeps one that has entered', async () => {
  const http = createServer();
  const io = new Server(http, { connectTimeout: 60_000 });
  io.of(VISITOR_NAMESPACE);
  endSilentConnections(io, 200);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const visitor = connect(`${url}${VISITOR_NAMESPACE}`, { forceNew: true, reconnection: false });
  ends.push(
    async () => visitor.disconnect(),
    async () => io.close(),
  );
  await until(() => visitor.connected);
  for (let n = 0; n < 5; n += 1) await fetch(`${url}/socket.io/?EIO=4&transport=polling`);
  expect(io.engine.clientsCount).toBe(6);
  await until(() => io.engine.clientsCount === 1);
  expect(visitor.connected).toBe(true);
});
