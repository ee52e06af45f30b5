// Takes a file or page of a source into the knowledge, unless it is the one that was taken last time.

import { createHash } from 'node:crypto';

import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import { START_FOLDER, type DocumentStore, type SharedSettings } from '../../ports/document-store.ts';
import type { StoredSource } from '../../ports/source-store.ts';
import type { Extraction, Extractor, RawDocument, ReadDocument } from '../extract/extraction.ts';
import { sourceKeyOf } from './source-key.ts';
import { sharesSettings, storeDocument, type StoredDocument } from './store-document.ts';

/** What the reading of sources needs. */
export interface TakeDeps {
  readonly documents: DocumentStore;
  readonly knowledge: Pick<KnowledgeBase, 'putAll' | 'remove'>;
  readonly extractor: Extractor;
}

/** Changes when the same file would be read into something else; then all are read again. */
const READER_VERSION = 1;

/** A hash of a file or page, with what decides how it is read. */
export function rawVersionOf({ bytes, contentType = '', url = '' }: RawDocument): string {
  const head = JSON.stringify([READER_VERSION, contentType, url]);
  return createHash('sha256').update(head).update(bytes).digest('hex');
}

/** The settings that a source gives its documents. */
export function sharedSettings({ cite, audience }: Pick<StoredSource, 'cite' | 'audience'>): SharedSettings {
  return { ...(cite === 'original' && { cite }), ...(audience !== null && { audience }) };
}

/** Tells whether this very file or page has been taken already, so that it need not be read. */
export async function isTaken(
  documents: DocumentStore,
  source: StoredSource,
  { key, rawVersion }: { readonly key: string; readonly rawVersion: string },
): Promise<boolean> {
  const before = await documents.findByKey(source.assistantId, sourceKeyOf(source.id, key));
  return before?.rawVersion === rawVersion && sharesSettings(before, sharedSettings(source));
}

/** Stores what was read of a file or page of a source. */
export async function takeRead(
  documents: DocumentStore,
  source: StoredSource,
  { key, url, rawVersion, read }: TakenRead,
): Promise<StoredDocument> {
  const { title, markdown } = read;
  const belongs = { assistantId: source.assistantId, sourceId: source.id };
  return storeDocument(documents, {
    ...belongs,
    key,
    url,
    rawVersion,
    title,
    markdown,
    ...sharedSettings(source),
  });
}

/** What was read of a file or page. */
export interface TakenRead {
  readonly key: string;
  readonly url?: string | undefined;
  readonly rawVersion: string;
  readonly read: ReadDocument;
}

/** What became of a file. */
export type TakenFile =
  | ({ readonly ok: true } & Pick<StoredDocument, 'change' | 'toIndex'>)
  | (Extraction & { readonly ok: false });

/** Reads and stores a file of a source. */
export async function takeFile(
  { documents, extractor }: TakeDeps,
  source: StoredSource,
  { key, raw }: { readonly key: string; readonly raw: RawDocument },
): Promise<TakenFile> {
  const rawVersion = rawVersionOf(raw);
  if (await isTaken(documents, source, { key, rawVersion })) return { ok: true, change: 'unchanged' };
  const read = await extractor.read(raw);
  if (!read.ok) return read;
  return { ok: true, ...(await takeRead(documents, source, { key, rawVersion, read })) };
}

/** Forgets documents of a source by their keys. */
export async function forgetKeys(
  { documents, knowledge }: Pick<TakeDeps, 'documents' | 'knowledge'>,
  { assistantId, id }: Pick<StoredSource, 'assistantId' | 'id'>,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const sourceKeys = keys.map((key) => sourceKeyOf(id, key));
  await documents.remove(assistantId, sourceKeys);
  await knowledge.remove(assistantId, sourceKeys);
}

/** @returns the keys of all documents of a source */
export async function keysOf(
  documents: DocumentStore,
  { assistantId, id }: Pick<StoredSource, 'assistantId' | 'id'>,
): Promise<string[]> {
  const versions = await documents.listVersions(assistantId);
  const prefix = sourceKeyOf(id, '');
  return versions
    .filter(({ sourceId = START_FOLDER }) => sourceId === id)
    .map(({ sourceKey }) => sourceKey.slice(prefix.length));
}
