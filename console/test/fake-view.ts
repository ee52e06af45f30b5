// What stands within the window of a test: everything, until the test scrolls it away or turns to another window.

import { afterEach, vi } from 'vitest';

const observers = new Set<FakeObserver>();
let isInView = true;

/** Tells of every observed element whether it stands within the window. */
class FakeObserver {
  readonly #onChange: IntersectionObserverCallback;
  readonly #targets = new Set<Element>();

  constructor(onChange: IntersectionObserverCallback) {
    this.#onChange = onChange;
    observers.add(this);
  }

  observe(target: Element): void {
    this.#targets.add(target);
    queueMicrotask(() => this.tell());
  }

  tell(): void {
    const entries = [...this.#targets].map((target) => ({ target, isIntersecting: isInView }));
    if (entries.length > 0) this.#onChange(entries as IntersectionObserverEntry[], this as never);
  }

  disconnect(): void {
    this.#targets.clear();
    observers.delete(this);
  }
}

vi.stubGlobal('IntersectionObserver', FakeObserver);

/** Scrolls the end of the transcript into the window or out of it. */
export function scrollEnd(place: 'into view' | 'out of view'): void {
  isInView = place === 'into view';
  for (const observer of observers) observer.tell();
}

/** Turns to the console's window or to another one. */
export function turnTo(window: 'the console' | 'another window'): void {
  vi.spyOn(document, 'hasFocus').mockReturnValue(window === 'the console');
  dispatchEvent(new Event(window === 'the console' ? 'focus' : 'blur'));
}

afterEach(() => {
  isInView = true;
  vi.restoreAllMocks();
});
