// Listening where only the own user can connect.
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Engine } from '../engine/engine.ts';
import { serveConnection } from './connection.ts';

/** Where clients connect: a socket file, or a port of the loopback interface. */
export type Address = { readonly path: string } | { readonly port: number };

/** A listening server. */
export interface Listening {
  readonly address: Address;
  /** Stops listening and cuts the connections. */
  close(): Promise<void>;
}

/** Serves an engine; port 0 takes a free one. @throws the system's error when nothing can listen there */
export async function listen(engine: Engine, address: Address): Promise<Listening> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(engine, socket);
  });
  await bind(server, address);
  return {
    address: addressOf(server, address),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function bind(server: Server, address: Address): Promise<void> {
  if ('path' in address) rmSync(address.path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen('path' in address ? address : { host: '127.0.0.1', ...address }, resolve);
  });
  if ('path' in address) chmodSync(address.path, 0o600);
}

function addressOf(server: Server, address: Address): Address {
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? { port: bound.port } : address;
}
