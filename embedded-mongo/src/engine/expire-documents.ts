// Deleting documents whose time is over, for TTL indexes.
import { decode } from '../bson/decode.ts';
import type { Filter } from '../query/filter.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { runQuery } from '../plan/run-query.ts';
import type { Catalog } from '../store/catalog.ts';

/** Documents that one transaction deletes at most, so that clients are not held up for long. */
const BATCH = 500;

/**
 * Deletes the documents that TTL indexes call expired.
 *
 * @param now - milliseconds since 1970
 * @returns how many were deleted
 */
export function expireDocuments(catalog: Catalog, now: number): number {
  let deleted = 0;
  for (const collection of catalog.all()) {
    for (const { definition } of collection.indexes) {
      const [field] = definition.fields;
      if (definition.expireAfterSeconds === undefined || !field) continue;
      const deadline = new Date(now - definition.expireAfterSeconds * 1000);
      if (Number.isNaN(deadline.getTime())) continue;
      const isOver = parseFilter({ [field.path]: { $lte: deadline } });
      const filter: Filter = {
        kind: 'and',
        filters: definition.partial ? [isOver, definition.partial] : [isOver],
      };
      for (;;) {
        const records = [...runQuery(collection, { filter, limit: BATCH })];
        catalog.transaction(() => {
          for (const { id, bytes } of records) collection.remove(id, decode(bytes));
        });
        deleted += records.length;
        if (records.length < BATCH) break;
      }
    }
  }
  return deleted;
}
