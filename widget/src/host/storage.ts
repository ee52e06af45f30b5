// One JSON value under one key of the browser's storage, or in memory where the browser forbids storage. Each change of the user begins an era.

/** One value that survives a reload where the browser allows it. */
export interface Storage<T extends object> {
  /** Whether the value still is of the user for whom it was opened. Otherwise nothing of it is read and nothing written. */
  readonly isCurrent: () => boolean;
  readonly read: () => Partial<T>;
  /** Changes the newest value, so that what another tab wrote in the meantime is kept. */
  readonly update: (change: (value: Partial<T>) => Partial<T>) => void;
  /**
   * Calls back when another tab has changed the value, or may have while the page lay in the browser's cache.
   * @returns a function that ends this
   */
  readonly subscribe: (listener: () => void) => () => void;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Opens a value in `localStorage`. Storage that is blocked, full or damaged costs the value's life, never the chat's.
 * @param key the value's name
 */
export function openStorage<T extends object>(key: string): Storage<T> {
  let memory: Partial<T> = {};
  let isBlocked = false;

  const stored = (): Partial<T> => {
    if (isBlocked) return memory;
    try {
      const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
      return isObject(value) ? value : {};
    } catch (error) {
      isBlocked = !(error instanceof SyntaxError);
      return isBlocked ? memory : {};
    }
  };

  const eraNow = () => (stored() as { readonly era?: unknown }).era;
  const era = eraNow();
  const isCurrent = () => eraNow() === era;
  const read = () => (isCurrent() ? stored() : {});

  return {
    isCurrent,
    read,
    update: (change) => {
      if (!isCurrent()) return;
      memory = change(read());
      if (isBlocked) return;
      try {
        localStorage.setItem(key, JSON.stringify(memory));
      } catch {
        isBlocked = true;
      }
    },
    subscribe: (listener) => {
      const hear = (event: StorageEvent) => {
        if (event.key === key) listener();
      };
      window.addEventListener('storage', hear);
      window.addEventListener('pageshow', listener);
      return () => {
        window.removeEventListener('storage', hear);
        window.removeEventListener('pageshow', listener);
      };
    },
  };
}
