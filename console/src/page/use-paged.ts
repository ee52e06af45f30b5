// A list that comes page by page.

import type { Outcome } from '../transport/agent-link.ts';
import { query, type RestClient } from '../transport/rest-client.ts';
import { useAction, type Action } from './use-action.ts';
import { useLoaded, type Loaded } from './use-loaded.ts';

/** A page of a list; `nextCursor` is `null` on the last one. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list as far as it has been loaded. */
export interface Paged<T> {
  readonly loaded: Loaded<ListPage<T>>;
  readonly more: Action;
  /** Loads the next page. */
  readonly loadMore: () => Promise<void>;
}

/**
 * Loads a list from its beginning, and further pages when asked.
 * @param filters what is asked for beside the page; the list begins anew when it changes
 */
export function usePaged<T>(
  rest: RestClient,
  at: string,
  filters: Readonly<Record<string, string | number | undefined>> = {},
): Paged<T> {
  const first = at + query(filters);
  const more = useAction();
  const read = async (cursor?: string): Promise<Outcome<ListPage<T>>> =>
    rest.get(at + query({ ...filters, cursor }));
  const loaded = useLoaded(first, async () => read());
  async function loadMore() {
    const cursor = loaded.value?.nextCursor;
    if (!cursor) return;
    const outcome = await more.run(async () => read(cursor));
    if (!outcome?.ok) return;
    const { items, nextCursor } = outcome.value;
    // Whoever reloaded meanwhile has a list with an end of its own.
    loaded.change((known) =>
      known.nextCursor === cursor ? { items: [...known.items, ...items], nextCursor } : known,
    );
  }
  return { loaded, more, loadMore };
}
