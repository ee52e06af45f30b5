// One tab's connection to the fake desk, with a network that can be cut.

import type { WireError } from '@frontdesk/contract';
import type { Reply, Transport, TransportEvent } from '../src/transport/transport.ts';

/** What may go wrong with one request. */
export type Mishap = 'lose-request' | 'lose-ack' | WireError;

/** What the desk does with a request of a tab. */
export type HandleRequest = (event: string, payload: unknown, from: FakeTab) => Reply<unknown>;

/** A tab of the visitor's browser, behind the transport port. */
export class FakeTab {
  /** What happens to the next requests, in order; `null` lets one through. */
  readonly mishaps: (Mishap | null)[];
  readonly requests: string[];
  /** How often the connection was thrown away because it did not reply. */
  renewals = 0;
  private readonly listeners = new Set<(event: TransportEvent) => void>();
  private readonly handle: HandleRequest;
  private isOnline = false;

  constructor(handle: HandleRequest, mishaps: (Mishap | null)[], requests: string[]) {
    this.handle = handle;
    this.mishaps = mishaps;
    this.requests = requests;
  }

  readonly transport: Transport = {
    connect: () => this.goOnline(),
    isOnline: () => this.isOnline,
    request: (event, payload) => this.ask(event, payload) as never,
    subscribe: (listener) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
    reconnect: () => {
      this.renewals += 1;
      this.cut();
      this.goOnline();
    },
    close: () => {
      this.isOnline = false;
      this.listeners.clear();
    },
  };

  goOnline(): void {
    this.isOnline = true;
    this.tell({ type: 'online' });
  }

  cut(): void {
    if (!this.isOnline) return;
    this.isOnline = false;
    this.tell({ type: 'away' });
  }

  /** Tells something to the tab, if it is connected. */
  tell(event: TransportEvent): void {
    if (!this.isOnline && event.type !== 'away' && event.type !== 'refused') return;
    for (const listener of this.listeners) listener(event);
  }

  private async ask(event: string, payload: unknown): Promise<Reply<unknown>> {
    this.requests.push(event);
    await Promise.resolve();
    const mishap = this.mishaps.shift() ?? null;
    if (!this.isOnline || mishap === 'lose-request') return { ok: false, error: null };
    if (mishap !== null && mishap !== 'lose-ack') return { ok: false, error: mishap };
    const reply = this.handle(event, payload, this);
    await Promise.resolve();
    return mishap === 'lose-ack' || !this.isOnline ? { ok: false, error: null } : reply;
  }
}
