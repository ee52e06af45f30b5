// The storage of one browser as its tabs see it: each tab hears of the others' changes a little later, in their order.

import type { Shelf } from '../src/host/shelf.ts';
import type { Storage } from '../src/host/storage.ts';
import type { TakeTurn } from '../src/host/take-turn.ts';

/** What one tab has of its browser. */
export interface BrowserTab<V extends object, T> {
  readonly saved: Storage<V>;
  readonly outbox: Shelf<T>;
  readonly createTurns: () => TakeTurn;
  /** Ends the tab: it hears nothing any more. */
  readonly leave: () => void;
}

interface Ears<T> {
  readonly changed: Set<() => void>;
  readonly shelved: Set<(id: string, thing: T | null) => void>;
}

/** One browser. */
export class SharedBrowser<V extends object, T> {
  private value: Partial<V> = {};
  readonly things = new Map<string, T>();
  private readonly ears = new Map<object, Ears<T>>();
  private turn: Promise<void> = Promise.resolve();
  /** How many tabs sent at once at most. */
  mostAtOnce = 0;
  private atOnce = 0;

  /** Resolves when every tab has heard what was told before this call. */
  async heard(): Promise<void> {
    return new Promise((resolve) => this.later(resolve));
  }

  /** What one tab does reaches the others a little later, in this order. */
  private later(news: () => void): void {
    setTimeout(news, 0);
  }

  openTab(): BrowserTab<V, T> {
    const tab = {};
    const own: Ears<T> = { changed: new Set(), shelved: new Set() };
    this.ears.set(tab, own);
    const tell = (news: (other: Ears<T>) => void) => {
      for (const [other, ears] of this.ears)
        if (other !== tab) this.later(() => this.ears.has(other) && news(ears));
    };
    const tellShelf = (id: string, thing: T | null) =>
      tell(({ shelved }) => {
        for (const listener of shelved) listener(id, thing);
      });
    return {
      saved: {
        isCurrent: () => true,
        read: () => this.value,
        update: (change) => {
          this.value = change(this.value);
          tell(({ changed }) => {
            for (const listener of changed) listener();
          });
        },
        subscribe: (listener) => {
          own.changed.add(listener);
          return () => own.changed.delete(listener);
        },
      },
      outbox: {
        all: () => [...this.things.values()],
        put: (id, thing) => {
          this.things.set(id, thing);
          tellShelf(id, thing);
        },
        remove: (id) => {
          if (this.things.delete(id)) tellShelf(id, null);
        },
        subscribe: (listener) => {
          own.shelved.add(listener);
          return () => own.shelved.delete(listener);
        },
      },
      createTurns: () => (work) => {
        this.turn = this.turn.then(async () => {
          this.atOnce += 1;
          this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
          await work();
          this.atOnce -= 1;
        });
        return this.turn;
      },
      leave: () => void this.ears.delete(tab),
    };
  }
}
