// The pages of websites that are sources, in MongoDB.

import { trusted } from 'mongoose';

import type { KnownPage, PageStore } from '../../../ports/page-store.ts';
import type { Models } from '../models/index.ts';

/** Keeps pages in MongoDB. */
export function createPageStore({ pages }: Models): PageStore {
  return {
    async list(assistantId, sourceId) {
      return pages
        .find({ assistantId, sourceId }, { _id: 0, assistantId: 0, sourceId: 0 })
        .lean<KnownPage[]>();
    },
    async put(assistantId, sourceId, { url, ...page }) {
      const gone = (['key', 'etag', 'lastModified'] as const).filter((name) => page[name] === undefined);
      await pages.updateOne(
        { assistantId, sourceId, url },
        { $set: page, ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((name) => [name, 1])) }) },
        { upsert: true },
      );
    },
    async remove(assistantId, sourceId, urls) {
      await pages.deleteMany({ assistantId, sourceId, ...(urls && { url: trusted({ $in: [...urls] }) }) });
    },
  };
}
