// What the documents say of the code is compared with the code.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ERROR_CATALOGUE } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';

import { HOUSE, sourceFiles } from './source-files.ts';

const read = (path: string) => readFileSync(join(HOUSE, path), 'utf8');

/** Rows of the first table of a document, cell by cell. */
function tableRows(path: string): readonly (readonly string[])[] {
  const lines = read(path)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The commands of a package.json, and those of pnpm itself. */
function scriptsOf(folder: string): ReadonlySet<string> {
  const { scripts } = JSON.parse(read(join(folder, 'package.json'))) as {
    readonly scripts: Record<string, string>;
  };
  return new Set(['install', 'exec', 'add', ...Object.keys(scripts)]);
}

describe('the documents', () => {
  it('list the same errors as the catalogue, with the same words', () => {
    const listed = tableRows('docs/errors.md');
    const catalogue = Object.entries(ERROR_CATALOGUE).map(([code, { httpStatus, retryable, message }]) => [
      `\`${code}\``,
      String(httpStatus),
      retryable ? 'yes' : 'no',
      message,
    ]);
    expect(listed).toEqual(catalogue);
  });

  it('explain the same settings as .env.example', () => {
    const settings = tableRows('docs/configuration.md').map(([name]) => name?.replaceAll('`', ''));
    const example = [...read('.env.example').matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(settings).toEqual(example);
  });

  it('point at files and headings that exist', () => {
    const pages = sourceFiles(/(^|\/)[^/]+\.md$/).filter(({ path }) => !path.includes('/test/'));
    const broken = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s#]+)/g)]
        .map(([, link]) => join(dirname(path), decodeURIComponent(link ?? '')))
        .filter((target) => !existsSync(join(HOUSE, target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(pages.length).toBeGreaterThan(3);
    expect(broken).toEqual([]);
  });

  it('name only commands that a package.json has', () => {
    const command = /\bpnpm(?:@12)? (?:-s )?(?:--filter @frontdesk\/([\w-]+) )?([a-z][\w:-]*)/g;
    const named = sourceFiles(/(^|\/)[^/]+\.md$/).flatMap(({ path, text }) =>
      [...text.matchAll(command)].map(([, room = '.', script = '']) => ({ path, room, script })),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(({ room, script }) => !scriptsOf(room).has(script))).toEqual([]);
  });

  it('describe every room of the house', () => {
    const architecture = read('ARCHITECTURE.md');
    for (const room of [
      'contract',
      'embedded-mongo',
      'server',
      'widget',
      'console',
      'sdk',
      'demo-site',
      'e2e',
      'docs',
    ]) {
      expect(architecture).toContain(`\`${room}/\``);
    }
  });
});
