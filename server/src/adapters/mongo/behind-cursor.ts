// Pages of what is listed by its time, the latest first.

import { trusted } from 'mongoose';

import type { IdPrefix } from '@frontdesk/contract';

/** Where an entry stands in such a list. */
interface Place {
  readonly _id: string;
  readonly at: Date;
}

/**
 * Says what a page holds: what stands behind a cursor. Entries of the same millisecond are told apart by their ids.
 * @param kind of the entries' ids
 * @returns a condition; one that holds for everything when the text is no cursor
 */
export function behindCursor<Kind extends IdPrefix>(cursor: string | undefined, kind: Kind) {
  const [, time, id] = /^(\d{1,15})~(\w+)$/.exec(cursor ?? '') ?? [];
  if (time === undefined || !id?.startsWith(`${kind}_`)) return {};
  const at = new Date(Number(time));
  return { $or: [{ at: trusted({ $lt: at }) }, { at, _id: trusted({ $lt: id as `${Kind}_${string}` }) }] };
}

/**
 * Cuts a page from what was read with one entry more than it holds.
 * @returns the entries of the page, and the cursor of the next one
 */
export function cutPage<Doc extends Place>(docs: readonly Doc[], limit: number) {
  const page = docs.slice(0, limit);
  const last = docs.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last ? `${last.at.getTime()}~${last._id}` : null };
}
