// Pages of lists whose order changes little while somebody reads them.

/**
 * Cuts a page out of a list that is short enough to be read whole; the cursor is the place in the list.
 * @param query.limit absent: everything from the cursor on
 */
export function pageOfWhole<Item>(
  { limit, cursor = '0' }: { readonly limit?: number; readonly cursor?: string },
  all: readonly Item[],
): { items: Item[]; nextCursor: string | null } {
  const skip = Math.max(0, Number.parseInt(cursor, 10) || 0);
  const end = limit === undefined ? all.length : skip + limit;
  return { items: all.slice(skip, end), nextCursor: end < all.length ? String(end) : null };
}

/** Which part of a list is wanted. */
export interface Part {
  readonly skip: number;
  readonly limit: number;
}

/**
 * Makes a page; the cursor is the place in the list.
 * @param read reads a part; one more than the page is asked for, to know whether there is another
 */
export async function pageByOffset<Item>(
  { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string },
  read: (part: Part) => Promise<readonly Item[]>,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const skip = Number.parseInt(cursor, 10) || 0;
  const items = await read({ skip: Math.max(0, skip), limit: limit + 1 });
  const nextCursor = items.length > limit ? String(skip + limit) : null;
  return { items: items.slice(0, limit), nextCursor };
}
