// The documents of the knowledge in MongoDB.

import { trusted } from 'mongoose';

import { newId } from '../../new-id.ts';
import type { DocumentStore, DocumentVersion, KnowledgeDocument } from '../../ports/document-store.ts';
import type { Models } from './models/index.ts';
import type { Kept } from './models/kept.ts';
import { CROSS_TENANT } from './tenant-scope.ts';

function toDocument({ _id, ...rest }: Kept<KnowledgeDocument>): KnowledgeDocument {
  return { ...rest, id: _id };
}

/** Larger batches would hold the event loop while they are read: a hundred thousand documents are common enough. */
const VERSIONS_PER_BATCH = 1_000;

/** What the former document had and the new one lacks must not stay. */
function unsetOf({ url, audience }: Pick<KnowledgeDocument, 'url' | 'audience'>): {
  $unset?: Record<string, 1>;
} {
  const gone = [...(url === undefined ? ['url'] : []), ...(audience === undefined ? ['audience'] : [])];
  return gone.length === 0 ? {} : { $unset: Object.fromEntries(gone.map((name) => [name, 1])) };
}

/** Keeps documents in MongoDB. */
export function createDocumentStore({ documents }: Models): DocumentStore {
  return {
    async list(assistantId) {
      const docs = await documents
        .find({ assistantId })
        .sort({ sourceKey: 1 })
        .lean<Kept<KnowledgeDocument>[]>();
      return docs.map(toDocument);
    },
    async listVersions(assistantId) {
      const docs = await documents
        .find({ assistantId }, { sourceKey: 1, version: 1, audience: 1 })
        .sort({ sourceKey: 1 })
        .batchSize(VERSIONS_PER_BATCH)
        .lean<Kept<DocumentVersion>[]>();
      return docs.map(({ _id, ...rest }) => ({ ...rest, id: _id }));
    },
    async find(id) {
      const doc = await documents
        .findOne({ _id: id }, null, { [CROSS_TENANT]: 'a source page is found by its own id' })
        .lean<Kept<KnowledgeDocument>>();
      return doc && toDocument(doc);
    },
    async put({ assistantId, sourceKey, ...fields }) {
      const doc = await documents
        .findOneAndUpdate(
          { assistantId, sourceKey },
          { $set: fields, ...unsetOf(fields), $setOnInsert: { _id: newId('doc') } },
          { upsert: true, returnDocument: 'after' },
        )
        .orFail()
        .lean<Kept<KnowledgeDocument>>();
      return toDocument(doc);
    },
    async remove(assistantId, sourceKeys) {
      await documents.deleteMany({ assistantId, sourceKey: trusted({ $in: [...sourceKeys] }) });
    },
  };
}
