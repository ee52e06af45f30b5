// Forms of what the REST interface takes and gives.

import { z } from 'zod';

/** How many entries a page has: unless asked for, and at most. */
const PAGE = { usual: 50, most: 200 } as const;

/** Parses which page of a list is wanted. */
export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(PAGE.most).default(PAGE.usual),
  /** The `nextCursor` of the page before. */
  cursor: z.string().max(500).exactOptional(),
});

/** Parses which page is wanted of a list that an owner sets up by hand: without a limit it comes whole. */
export const shortListQuerySchema = pageQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(PAGE.most).exactOptional(),
});

/** A page of a list; `nextCursor` is `null` on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
