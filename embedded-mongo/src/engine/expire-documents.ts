// Deleting documents whose time is over, for TTL indexes.
import { decode } from '../bson/codec.ts';
import { runQuery } from '../plan/run-query.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import type { Catalog } from '../store/catalog.ts';

/** Documents that one transaction deletes at most, so that clients are not held up for long. */
const BATCH = 500;

/** Deletes the documents that are expired at a time (milliseconds since 1970), and returns how many. */
export function expireDocuments(catalog: Catalog, now: number): number {
  let deleted = 0;
  for (const collection of catalog.all()) {
    for (const { definition } of collection.indexes) {
      const { fields, expireAfterSeconds = Number.NaN, partial } = definition;
      const deadline = new Date(now - expireAfterSeconds * 1000);
      if (Number.isNaN(deadline.getTime())) continue;
      const isOver = parseFilter({ [fields[0]?.path ?? '']: { $lte: deadline } });
      const filter: Filter = { kind: 'and', filters: partial ? [isOver, partial] : [isOver] };
      let count = BATCH;
      while (count === BATCH) {
        const records = [...runQuery(collection, { filter, limit: BATCH })];
        catalog.transaction(() => {
          for (const { id, bytes } of records) collection.remove(id, decode(bytes));
        });
        count = records.length;
        deleted += count;
      }
    }
  }
  return deleted;
}
