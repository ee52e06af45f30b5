// The documents of the knowledge in MongoDB.

import { trusted } from 'mongoose';

import { newId } from '../../new-id.ts';
import type { DocumentStore, KnowledgeDocument } from '../../ports/document-store.ts';
import type { Kept, Models } from './models.ts';
import { CROSS_TENANT } from './tenant-scope.ts';

function toDocument({ _id, ...rest }: Kept<KnowledgeDocument>): KnowledgeDocument {
  return { ...rest, id: _id };
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
          { $set: fields, $setOnInsert: { _id: newId('doc') } },
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
