// Pages of what is listed by its time, the latest first.

import { trusted } from 'mongoose';

import type { IdPrefix } from '@frontdesk/contract';

/** Of what a list is, and by which time it goes. */
interface Order<Kind extends IdPrefix, Time extends string> {
  /** The kind of the entries' ids. */
  readonly kind: Kind;
  readonly by: Time;
}

/** What stands behind a place: what is older, and of the same millisecond what has a smaller id. */
type Behind<Id, Time extends string> = Readonly<Record<Time, Date | object>> & { readonly _id?: Id | object };

/**
 * Says what a page holds: what stands behind a cursor. Entries of the same millisecond are told apart by their ids.
 * @returns a condition; one that holds for everything when the text is no cursor
 */
export function behindCursor<Kind extends IdPrefix, Time extends string>(
  cursor: string | undefined,
  { kind, by }: Order<Kind, Time>,
): { readonly $or?: Behind<`${Kind}_${string}`, Time>[] } {
  const [, time, id] = /^(\d{1,15})~(\w+)$/.exec(cursor ?? '') ?? [];
  if (time === undefined || !id?.startsWith(`${kind}_`)) return {};
  const at = new Date(Number(time));
  const older = { [by]: trusted({ $lt: at }) };
  const besides = { [by]: at, _id: trusted({ $lt: id }) };
  return { $or: [older, besides] as Behind<`${Kind}_${string}`, Time>[] };
}

/**
 * Cuts a page from what was read with one entry more than it holds.
 * @param timeOf the time by which the list goes
 * @returns the entries of the page, and the cursor of the next one
 */
export function cutPage<Doc extends { readonly _id: string }>(
  docs: readonly Doc[],
  limit: number,
  timeOf: (doc: Doc) => Date,
) {
  const page = docs.slice(0, limit);
  const last = docs.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last ? `${timeOf(last).getTime()}~${last._id}` : null };
}
