// Reads files from a folder without leaving it.

import { lstat, opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { KNOWLEDGE_LIMITS, type JobFailure } from '@frontdesk/contract';

import { isReadableEnding } from '../extract/detect-format.ts';

/** A file that was left out. */
export interface FailedFile {
  /** Relative to the folder, with `/` between the names. */
  readonly path: string;
  /** One plain sentence. */
  readonly reason: JobFailure['reason'];
}

/** A file's bytes, or why there are none. */
export type FolderFile =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/** A folder that can't be read. Its message is a plain sentence that names it and says what to do. */
export class FolderProblem extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'FolderProblem';
  }
}

/**
 * Lists the files of a folder and its subfolders that the desk knows to read, sorted. Links are not followed, hidden files and folders are
 * left out.
 * @returns paths relative to the folder with `/` between the names, and what could not be listed
 * @throws {FolderProblem} when the folder itself is missing or cannot be read
 */
export async function listFiles(folder: string): Promise<{ paths: string[]; failed: FailedFile[] }> {
  const paths: string[] = [];
  const failed: FailedFile[] = [];
  const visit = async (path: string): Promise<void> => {
    for await (const entry of await opendir(join(folder, path))) {
      const child = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isFile() && isReadableEnding(entry.name)) paths.push(child);
      if (entry.isSymbolicLink() && isReadableEnding(entry.name)) {
        failed.push({ path: child, reason: 'It is a link; put the file itself into the folder.' });
      }
      if (entry.isDirectory() && entry.name !== 'node_modules') {
        await visit(child).catch((error: unknown) => failed.push({ path: child, reason: reasonOf(error) }));
      }
    }
  };
  await visit('').catch((error: unknown) => {
    throw new FolderProblem(folderProblem(folder, error), { cause: error });
  });
  return { paths: paths.toSorted(byPath), failed: failed.toSorted((a, b) => byPath(a.path, b.path)) };
}

function byPath(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** Reads one file of the list. */
export async function readFolderFile(folder: string, path: string): Promise<FolderFile> {
  try {
    const full = join(folder, path);
    const found = await lstat(full);
    if (!found.isFile()) return { ok: false, reason: 'It is no longer a file.' };
    if (found.size > KNOWLEDGE_LIMITS.documentMaxBytes) {
      const reason = `It is larger than 10 MB (${String(found.size)} bytes); split it into several documents.`;
      return { ok: false, reason };
    }
    return { ok: true, bytes: await readFile(full) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'The desk may not read it; check its permissions.';
  if (code === 'ENOENT') return 'It vanished while the folder was read.';
  return `It could not be read (${code}).`;
}

function folderProblem(folder: string, error: unknown): string {
  const code = codeOf(error);
  const name = `The knowledge folder “${folder}”`;
  if (code === 'ENOENT') return `${name} does not exist; create it or name another one.`;
  if (code === 'ENOTDIR') return `${name} is a file; name the folder that holds your documents.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${name} may not be read by the desk; check its permissions.`;
  return `${name} could not be read (${code}); check it or name another one.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error';
}
