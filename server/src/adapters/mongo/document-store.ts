// The documents of the knowledge in MongoDB.

import type { SourceId } from '@frontdesk/contract';
import { trusted } from 'mongoose';

import { newId } from '../../new-id.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  START_FOLDER,
  type DocumentEntry,
  type DocumentStore,
  type DocumentVersion,
  type KnowledgeDocument,
} from '../../ports/document-store.ts';
import type { DocumentDoc } from './models/document.ts';
import type { Models } from './models/index.ts';
import type { Kept } from './models/kept.ts';
import { CROSS_TENANT } from './tenant-scope.ts';

const ENTRY = { markdown: 0 } as const;
/** What a document may lack. */
const OPTIONAL = ['sourceId', 'url', 'cite', 'audience', 'rawVersion'] as const;

function toDocument({ _id, chars: _chars, updatedAt: _updatedAt, ...rest }: DocumentDoc): KnowledgeDocument {
  return { ...rest, id: _id };
}

/** Larger batches would hold the event loop while they are read: a hundred thousand documents are common enough. */
const VERSIONS_PER_BATCH = 1_000;

function toEntry({ _id, ...rest }: Omit<DocumentDoc, 'markdown'>): DocumentEntry {
  const { sourceId = START_FOLDER, chars = 0, updatedAt = new Date(0) } = rest;
  return { ...rest, id: _id, sourceId, chars, updatedAt };
}

/** What the former document had and the new one lacks must not stay. */
function unsetOf(
  fields: Pick<KnowledgeDocument, (typeof OPTIONAL)[number]>,
  names: readonly (typeof OPTIONAL)[number][] = OPTIONAL,
): { $unset?: Record<string, 1> } {
  const gone = names.filter((name) => fields[name] === undefined);
  return gone.length === 0 ? {} : { $unset: Object.fromEntries(gone.map((name) => [name, 1])) };
}

/** Finds a word in what a document is called. */
function holding(word: string) {
  const pattern = new RegExp(word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), 'iu');
  return { $or: [{ title: pattern }, { sourceKey: pattern }] };
}

/** Documents of the folder that the desk was started with have no source of their own. */
function ofSource(sourceId: SourceId): { sourceId: SourceId | null } {
  return { sourceId: sourceId === START_FOLDER ? null : sourceId };
}

/** Keeps documents in MongoDB. */
export function createDocumentStore(models: Models, clock: Clock): DocumentStore {
  return { ...wholeDocuments(models), ...documentEntries(models), ...changes(models, clock) };
}

function wholeDocuments({ documents }: Models): Pick<DocumentStore, 'list' | 'find' | 'findOwn'> {
  return {
    async list(assistantId) {
      const docs = await documents.find({ assistantId }).sort({ sourceKey: 1 }).lean<DocumentDoc[]>();
      return docs.map(toDocument);
    },
    async find(id) {
      const doc = await documents
        .findOne({ _id: id }, null, { [CROSS_TENANT]: 'a source page is found by its own id' })
        .lean<DocumentDoc>();
      return doc && toDocument(doc);
    },
    async findOwn(assistantId, id) {
      const doc = await documents.findOne({ _id: id, assistantId }).lean<DocumentDoc>();
      return doc && { ...toEntry(doc), markdown: doc.markdown };
    },
  };
}

function documentEntries({
  documents,
}: Models): Pick<DocumentStore, 'listVersions' | 'findByKey' | 'page' | 'count'> {
  return {
    async listVersions(assistantId) {
      const docs = await documents
        .find({ assistantId }, { sourceId: 1, sourceKey: 1, version: 1, audience: 1 })
        .sort({ sourceKey: 1 })
        .batchSize(VERSIONS_PER_BATCH)
        .lean<Kept<DocumentVersion>[]>();
      return docs.map(({ _id, ...rest }) => ({ ...rest, id: _id }));
    },
    async findByKey(assistantId, sourceKey) {
      const doc = await documents
        .findOne({ assistantId, sourceKey }, ENTRY)
        .lean<Omit<DocumentDoc, 'markdown'>>();
      return doc && toEntry(doc);
    },
    async page({ assistantId, sourceId, words = [], after, limit }) {
      const docs = await documents
        .find(
          {
            assistantId,
            ...(sourceId && ofSource(sourceId)),
            ...(words.length > 0 && { $and: words.map(holding) }),
            ...(after !== undefined && { sourceKey: trusted({ $gt: after }) }),
          },
          ENTRY,
        )
        .sort({ sourceKey: 1 })
        .limit(limit)
        .lean<Omit<DocumentDoc, 'markdown'>[]>();
      return docs.map(toEntry);
    },
    async count(assistantId, sourceId) {
      return documents.countDocuments({ assistantId, ...ofSource(sourceId) });
    },
  };
}

function changes({ documents }: Models, clock: Clock): Pick<DocumentStore, 'put' | 'share' | 'remove'> {
  return {
    async share(assistantId, sourceId, settings) {
      await documents.updateMany(
        { assistantId, ...ofSource(sourceId) },
        { $set: settings, ...unsetOf(settings, ['cite', 'audience']) },
      );
    },
    async put({ assistantId, sourceKey, ...fields }) {
      const doc = await documents
        .findOneAndUpdate(
          { assistantId, sourceKey },
          {
            $set: { ...fields, chars: fields.markdown.length, updatedAt: clock.now() },
            ...unsetOf(fields),
            $setOnInsert: { _id: newId('doc') },
          },
          { upsert: true, returnDocument: 'after' },
        )
        .orFail()
        .lean<DocumentDoc>();
      return toDocument(doc);
    },
    async remove(assistantId, sourceKeys) {
      await documents.deleteMany({ assistantId, sourceKey: trusted({ $in: [...sourceKeys] }) });
    },
  };
}
