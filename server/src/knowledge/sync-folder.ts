// Makes an assistant's documents equal to the Markdown files of a folder.

import { createHash } from 'node:crypto';

import type { AssistantId } from '@frontdesk/contract';

import type { DocumentStore, KnowledgeDocument } from '../ports/document-store.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { parseMarkdown } from './markdown/parse-markdown.ts';
import { createPause } from './pause.ts';
import { listMarkdownFiles, readMarkdownFile, type FailedFile } from './read-folder.ts';

/** What to make equal to what. */
export interface FolderSync {
  /** The folder, absolute or relative to the working directory. */
  readonly folder: string;
  readonly assistantId: AssistantId;
  readonly documents: DocumentStore;
  readonly knowledge: Pick<KnowledgeBase, 'putAll' | 'remove'>;
  /** Where the folder is published: a file's path without `.md` is appended. Absent: the desk shows the documents itself. */
  readonly baseUrl?: string;
}

/** What a synchronisation did. */
export interface FolderSyncReport {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  /** Files that were left out, each with a plain reason; a document that was stored from one before is kept. */
  readonly failed: readonly FailedFile[];
}

/**
 * Reads all `*.md` files of a folder and its subfolders, stores what is new or has changed, removes what has vanished.
 * A broken file is a reason in the report; the rest goes on.
 * @throws {Error} when the folder is missing or cannot be read; the message names it and says what to do
 */
export async function syncFolder(sync: FolderSync): Promise<FolderSyncReport> {
  const { folder, assistantId, documents, knowledge } = sync;
  const { paths, failed } = await listMarkdownFiles(folder);
  const own = (await documents.listVersions(assistantId)).filter(({ sourceId }) => sourceId === undefined);
  const stored = new Map(own.map((each) => [each.sourceKey, each]));
  const failures = [...failed];
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const changed: KnowledgeDocument[] = [];
  const pause = createPause();
  for (const path of paths) {
    await pause();
    const read = await readMarkdownFile(folder, path);
    if (!read.ok) {
      failures.push(read.failure);
      continue;
    }
    const next = documentOf(sync, path, read.markdown);
    const before = stored.get(path);
    if (before?.version === next.version) {
      counts.unchanged += 1;
      continue;
    }
    changed.push(await documents.put(next));
    counts[before === undefined ? 'added' : 'updated'] += 1;
  }
  const refused = await knowledge.putAll(changed);
  failures.push(...refused.map(({ sourceKey, reason }) => ({ path: sourceKey, reason })));
  const present = new Set(paths);
  const isBroken = (key: string): boolean =>
    failed.some(({ path }) => key === path || key.startsWith(`${path}/`));
  // Only what a file made can vanish with it; the rest was written in the desk.
  const fromFiles = [...stored.keys()].filter((key) => /\.md$/i.test(key));
  const vanished = fromFiles.filter((key) => !present.has(key) && !isBroken(key));
  if (vanished.length > 0) {
    await documents.remove(assistantId, vanished);
    await knowledge.remove(assistantId, vanished);
  }
  return { ...counts, removed: vanished.length, failed: failures };
}

function documentOf(
  { assistantId, baseUrl }: FolderSync,
  path: string,
  markdown: string,
): Omit<KnowledgeDocument, 'id'> {
  const name = path.split('/').at(-1) ?? path;
  const { title } = parseMarkdown(markdown, name.replace(/\.md$/i, ''));
  const url = baseUrl === undefined ? undefined : publishedAt(baseUrl, path);
  const version = createHash('sha256')
    .update(JSON.stringify([title, url ?? null, markdown]))
    .digest('hex');
  return { assistantId, sourceKey: path, title, markdown, version, ...(url === undefined ? {} : { url }) };
}

function publishedAt(baseUrl: string, path: string): string {
  const page = path.replace(/\.md$/i, '').split('/').map(encodeURIComponent).join('/');
  return `${baseUrl.replace(/\/+$/, '')}/${page}`;
}
