// A TCP proxy between clients and the desk that sees every packet, and can lose, hold back or add one.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

import { createPacketNamer, type Packet } from './name-packets.ts';
import { createFrameReader } from './websocket-frames.ts';

/** One connection through the proxy. */
export interface Link {
  /** The `tab` of the client's address. */
  readonly tab: string;
  /** Ends it for both sides. @param lastBytes what the client still gets, such as half a frame */
  cut(lastBytes?: Buffer): void;
  /** From now on nothing gets through, and neither side is told. */
  freeze(): void;
  readonly toClient: (bytes: Buffer) => void;
  readonly toServer: (bytes: Buffer) => void;
}

/** Decides about a packet. */
export type Watcher = (packet: Packet, link: Link) => 'pass' | 'drop';

/** A running proxy. */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  /** Shows each packet to a watcher; one `drop` is enough. @returns a function that ends this */
  watch(watcher: Watcher): () => void;
  /** The open connections, of one tab or all. */
  links(tab?: string): readonly Link[];
}

interface Wiring {
  readonly watchers: ReadonlySet<Watcher>;
  readonly links: Set<Link>;
  readonly port: number;
}

function createLink(client: Socket, server: Socket, { links }: Wiring) {
  const state = { tab: '', isFrozen: false };
  const send = (socket: Socket, bytes: Buffer) => {
    if (!state.isFrozen && socket.writable) socket.write(bytes);
  };
  const link: Link = {
    get tab() {
      return state.tab;
    },
    cut(lastBytes) {
      links.delete(link);
      server.destroy();
      if (lastBytes && client.writable) client.end(lastBytes, () => client.destroy());
      else client.destroy();
    },
    freeze: () => {
      state.isFrozen = true;
    },
    toClient: (bytes) => send(client, bytes),
    toServer: (bytes) => send(server, bytes),
  };
  return { link, state };
}

function wire(client: Socket, { watchers, links, port }: Wiring): void {
  const server = connect({ host: '127.0.0.1', port, noDelay: true });
  client.setNoDelay(true);
  const { link, state } = createLink(client, server, { watchers, links, port });
  links.add(link);
  const nameOf = createPacketNamer();
  const forward = (from: Packet['from'], source: Socket, pass: (bytes: Buffer) => void) => {
    const read = createFrameReader();
    source.on('data', (chunk) => {
      if (state.isFrozen) return;
      for (const frame of read(chunk)) {
        if (state.tab === '')
          state.tab = /[?&]tab=([^&\s]+)/.exec(frame.bytes.toString('latin1'))?.[1] ?? '-';
        const packet = nameOf(from, frame);
        const verdicts = packet ? [...watchers].map((watcher) => watcher(packet, link)) : [];
        if (!verdicts.includes('drop')) pass(frame.bytes);
      }
    });
    source.on('error', () => undefined);
    source.on('close', () => {
      if (!state.isFrozen) link.cut();
      else if (from === 'server') links.delete(link);
    });
  };
  forward('client', client, link.toServer);
  forward('server', server, link.toClient);
}

/** Starts a proxy on a free port. @param port where the desk listens on this machine */
export async function startFaultProxy(port: number): Promise<FaultProxy> {
  const watchers = new Set<Watcher>();
  const links = new Set<Link>();
  const sockets = new Set<Socket>();
  const listener = createServer((client) => {
    sockets.add(client);
    client.on('close', () => sockets.delete(client));
    wire(client, { watchers, links, port });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port: own } = listener.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    links: (tab) => [...links].filter((link) => tab === undefined || link.tab === tab),
    async [Symbol.asyncDispose]() {
      for (const link of links) link.cut();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
