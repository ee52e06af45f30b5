// Reads Markdown files from a folder without leaving it.

import { lstat, opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that was left out. */
export interface FailedFile {
  /** Relative to the folder, with `/` between the names. */
  readonly path: string;
  /** One plain sentence. */
  readonly reason: string;
}

/** A file's text, or why there is none. */
export type MarkdownFile =
  | { readonly ok: true; readonly markdown: string }
  | { readonly ok: false; readonly failure: FailedFile };

/** The largest file that is read, in bytes. A page that people read is far smaller; larger files are dumps. */
export const FILE_MAX_BYTES = 1_048_576;

/**
 * Lists the `*.md` files of a folder and its subfolders, sorted. Links are not followed, hidden files and folders are left out.
 * @returns paths relative to the folder with `/` between the names, and what could not be listed
 * @throws {Error} when the folder itself is missing or cannot be read
 */
export async function listMarkdownFiles(folder: string): Promise<{ paths: string[]; failed: FailedFile[] }> {
  const paths: string[] = [];
  const failed: FailedFile[] = [];
  const visit = async (path: string): Promise<void> => {
    for await (const entry of await opendir(join(folder, path))) {
      const child = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isFile() && /\.md$/i.test(entry.name)) paths.push(child);
      if (entry.isSymbolicLink() && /\.md$/i.test(entry.name)) {
        failed.push({ path: child, reason: 'It is a link; put the file itself into the folder.' });
      }
      if (entry.isDirectory() && entry.name !== 'node_modules') {
        await visit(child).catch((error: unknown) => failed.push({ path: child, reason: reasonOf(error) }));
      }
    }
  };
  await visit('').catch((error: unknown) => {
    throw new Error(folderProblem(folder, error), { cause: error });
  });
  return { paths: paths.toSorted(byPath), failed: failed.toSorted((a, b) => byPath(a.path, b.path)) };
}

function byPath(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** Reads one file of the list as UTF-8, at most {@link FILE_MAX_BYTES}. */
export async function readMarkdownFile(folder: string, path: string): Promise<MarkdownFile> {
  const refuse = (reason: string): MarkdownFile => ({ ok: false, failure: { path, reason } });
  try {
    const full = join(folder, path);
    const found = await lstat(full);
    if (!found.isFile()) return refuse('It is no longer a file.');
    if (found.size > FILE_MAX_BYTES) {
      return refuse(`It is larger than 1 MB (${String(found.size)} bytes); split it into several pages.`);
    }
    const markdown = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(full));
    if (markdown.includes('\0')) return refuse('It is not a text file.');
    return { ok: true, markdown };
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return 'It is not UTF-8 text; save it as UTF-8.';
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'The desk may not read it; check its permissions.';
  if (code === 'ENOENT') return 'It vanished while the folder was read.';
  return `It could not be read (${code}).`;
}

function folderProblem(folder: string, error: unknown): string {
  const code = codeOf(error);
  const name = `The knowledge folder “${folder}”`;
  if (code === 'ENOENT') return `${name} does not exist; create it or name another one.`;
  if (code === 'ENOTDIR') return `${name} is a file; name the folder that holds your Markdown files.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${name} may not be read by the desk; check its permissions.`;
  return `${name} could not be read (${code}); check it or name another one.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error';
}
