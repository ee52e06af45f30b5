// The collection of the knowledge's documents.

import { Schema } from 'mongoose';

import type { KnowledgeDocument } from '../../../ports/document-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, type Kept } from './kept.ts';

/** Documents; one per assistant and source key. */
export function documentSchema() {
  const schema = new Schema<Kept<KnowledgeDocument>>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      sourceKey: REQUIRED_STRING,
      title: REQUIRED_STRING,
      markdown: { type: String, default: '' },
      url: String,
      audience: { type: [String], default: undefined },
      version: REQUIRED_STRING,
    },
    { ...OPTIONS, collection: 'documents' },
  );
  schema.index({ assistantId: 1, sourceKey: 1 }, { unique: true });
  tenantScope(schema, ['assistantId']);
  return schema;
}
