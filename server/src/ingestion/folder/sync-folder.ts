// Makes the documents of a source equal to the files of a folder.

import { createPause } from '../../knowledge/pause.ts';
import type { StoredSource } from '../../ports/source-store.ts';
import { DocumentBatch } from '../documents/document-batch.ts';
import { forgetKeys, keysOf, takeFile, type TakeDeps } from '../documents/take-document.ts';
import { SourceUnreadable, type SyncWatch } from '../sync-watch.ts';
import { FolderProblem, listFiles, readFolderFile } from './read-folder.ts';

/**
 * Reads all files of a folder and its subfolders that the desk knows to read, stores what is new or has changed, removes what has vanished.
 * A broken file is a failure with its reason, and what was stored of it before stays; the rest goes on.
 * @throws {SourceUnreadable} when the folder is missing or can't be read; the message names it and says what to do
 * @throws the signal's reason when it is aborted; what was done stays done
 */
export async function syncFolder(deps: TakeDeps, source: StoredSource, watch: SyncWatch): Promise<void> {
  watch.restart();
  const { paths, failed } = await listFiles(source.location).catch((cause: unknown) => {
    throw cause instanceof FolderProblem ? new SourceUnreadable(cause.message, { cause }) : cause;
  });
  watch.expect(paths.length);
  for (const { path, reason } of failed) watch.fail({ item: path, reason });
  const batch = new DocumentBatch(deps.knowledge, (item, reason) => watch.fail({ item, reason }));
  const pause = createPause();
  try {
    for (const path of paths) {
      watch.signal.throwIfAborted();
      await pause();
      await takeOne({ deps, source, watch, batch }, path);
    }
  } finally {
    await batch.flush();
  }
  const present = new Set(paths);
  const isBroken = (key: string): boolean =>
    failed.some(({ path }) => key === path || key.startsWith(`${path}/`));
  const stored = await keysOf(deps.documents, source);
  const vanished = stored.filter((key) => !present.has(key) && !isBroken(key));
  await forgetKeys(deps, source, vanished);
  watch.remove(vanished.length);
}

interface Taking {
  readonly deps: TakeDeps;
  readonly source: StoredSource;
  readonly watch: SyncWatch;
  readonly batch: DocumentBatch;
}

async function takeOne({ deps, source, watch, batch }: Taking, path: string): Promise<void> {
  const file = await readFolderFile(source.location, path);
  const name = path.split('/').at(-1) ?? path;
  const taken = file.ok
    ? await takeFile(deps, source, { key: path, raw: { bytes: file.bytes, name } })
    : file;
  if (taken.ok) await batch.add(taken.toIndex);
  else watch.fail({ item: path, reason: taken.reason });
  watch.note(taken.ok ? taken.change : undefined);
}
