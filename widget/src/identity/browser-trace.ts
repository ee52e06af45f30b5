// What this browser keeps of a visitor, and how all of it is let go.

import type { AssistantId } from '@frontdesk/contract';
import { storageKey } from '../host/storage-key.ts';
import { tryStorage } from '../host/try-storage.ts';

/** What is stored of a visitor, as far as it matters for who that is. */
interface Trace {
  readonly token?: string;
  readonly subject?: string;
  readonly era?: string;
}

/** Reads what is stored; nothing where storage is forbidden, empty or damaged. */
export function readTrace(assistantId: AssistantId): Trace {
  const value = tryStorage((): unknown => JSON.parse(localStorage.getItem(storageKey(assistantId)) ?? '{}'));
  return typeof value === 'object' && value !== null ? value : {};
}

/**
 * Removes everything that is stored of a visitor, and begins an era: tabs that still show the former one notice.
 * @param subject who the next one is, where that is known
 * @returns the era; none where storage is forbidden
 */
export function eraseTrace(assistantId: AssistantId, subject: string | undefined): string | undefined {
  const key = storageKey(assistantId);
  tryStorage(() => {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(`${key}:`)) localStorage.removeItem(name);
    }
    const era = Math.random().toString(36).slice(2);
    localStorage.setItem(key, JSON.stringify({ era, subject }));
  });
  return readTrace(assistantId).era;
}
