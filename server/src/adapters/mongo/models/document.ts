// The collection of the knowledge's documents.

import { Schema } from 'mongoose';

import type { KnowledgeDocument } from '../../../ports/document-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, type Kept } from './kept.ts';

/** A document as it is kept. */
export interface DocumentDoc extends Kept<KnowledgeDocument> {
  /** The size of its Markdown; documents of a former version of the desk have none. */
  readonly chars?: number;
  readonly updatedAt?: Date;
}

/** Documents; one per assistant and source key. */
export function documentSchema() {
  const schema = new Schema<DocumentDoc>(
    {
      _id: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      sourceKey: REQUIRED_STRING,
      sourceId: String,
      title: REQUIRED_STRING,
      markdown: { type: String, default: '' },
      chars: Number,
      url: String,
      cite: String,
      audience: { type: [String], default: undefined },
      version: REQUIRED_STRING,
      rawVersion: String,
      updatedAt: Date,
    },
    { ...OPTIONS, collection: 'documents' },
  );
  schema.index({ assistantId: 1, sourceKey: 1 }, { unique: true });
  tenantScope(schema, ['assistantId']);
  return schema;
}
