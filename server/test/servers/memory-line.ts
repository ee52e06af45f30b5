// The way from server to server within one process, on the base that Socket.IO's own adapters for several servers are made of.

import {
  type Adapter,
  ClusterAdapterWithHeartbeat,
  type ClusterMessage,
  type ClusterResponse,
} from 'socket.io-adapter';

import type { SocketAdapter } from '../../src/sockets/gateway.ts';

type Namespace = ConstructorParameters<typeof Adapter>[0];

/** Carries everything as text, a moment later, as a network does. */
class MemoryAdapter extends ClusterAdapterWithHeartbeat {
  private readonly others: Set<MemoryAdapter>;

  constructor(namespace: Namespace, others: Set<MemoryAdapter>) {
    super(namespace, {});
    this.others = others;
    others.add(this);
  }

  override close(): void {
    super.close();
    this.others.delete(this);
  }

  protected override async doPublish(message: ClusterMessage): Promise<string> {
    this.tell(message, (other, heard) => other.onMessage(heard));
    return '';
  }

  /** Whoever has not asked does not know what a response is about and leaves it. */
  protected override async doPublishResponse(_to: string, response: ClusterResponse): Promise<void> {
    this.tell(response, (other, heard) => other.onResponse(heard));
  }

  private tell<T>(said: T, hear: (other: MemoryAdapter, heard: T) => void): void {
    const text = JSON.stringify(said);
    setImmediate(() => {
      for (const other of this.others) {
        const isMeant = other !== this && other.nsp.name === this.nsp.name;
        if (isMeant) hear(other, JSON.parse(text) as T);
      }
    });
  }
}

/** Makes a line; every server that gets its adapter hears the others. */
export function createMemoryLine(): SocketAdapter {
  const all = new Set<MemoryAdapter>();
  // Called with `new`, as a class would be.
  return function adapter(namespace: Namespace) {
    return new MemoryAdapter(namespace, all);
  };
}
