// Reads the house's own source files, as the house's tests see them.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the whole house. */
export const HOUSE = join(import.meta.dirname, '..', '..');

/** A file of the house. */
export interface SourceFile {
  /** Relative to the house, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** @returns every file that git knows or would take, whose path matches */
export function sourceFiles(pattern: RegExp): readonly SourceFile[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const paths = execFileSync('git', args, { cwd: HOUSE, encoding: 'utf8' }).split('\n');
  return paths
    .filter((path) => pattern.test(path))
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(join(HOUSE, path), 'utf8') }];
      } catch {
        return [];
      }
    });
}

/** @returns what a source file imports or re-exports, as it is written; types too */
export function importsOf({ text }: SourceFile): readonly string[] {
  const statements = text.matchAll(
    /^(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]/gm,
  );
  const calls = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [...statements, ...calls].map((match) => match[1] ?? match[2] ?? '');
}
