// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = new URL('../dist/', import.meta.url);
const isBuilt = existsSync(new URL('widget.js', DIST));
const scripts = isBuilt ? readdirSync(DIST).filter((name) => name.endsWith('.js')) : [];
const read = (name: string) => readFileSync(new URL(name, DIST));
const gzipSize = (name: string) => gzipSync(read(name), { level: 9 }).length;
const panel = scripts.find((name) => name.startsWith('panel-')) ?? '';
const connection = scripts.find((name) => name.startsWith('connection-')) ?? '';

if (!isBuilt) {
  it.skip('the budgets need a build: run “pnpm --filter @frontdesk/widget build” first', () => {});
}

describe.runIf(isBuilt)('the built widget', () => {
  it('has a loader of 3 kB: all that most visitors ever load', () => {
    expect(brotliCompressSync(read('widget.js')).length).toBeLessThanOrEqual(3_000);
  });

  it('has a panel of 32 kB, which greets and lets the visitor write before the connection is there', () => {
    expect(gzipSize(panel)).toBeLessThanOrEqual(32_000);
  });

  it('has 45 kB for a first opening altogether', () => {
    expect(gzipSize(panel) + gzipSize(connection)).toBeLessThanOrEqual(45_000);
  });

  it('knows its panel by a name that changes with its content', () => {
    expect(panel).toMatch(/^panel-[\w-]{8,}\.js$/);
    expect(read('widget.js').toString()).toContain(`/widget/${panel}`);
  });

  it('has no way from a text to code or markup', () => {
    for (const name of scripts) {
      const code = read(name).toString();
      expect(code, name).not.toMatch(
        /\beval\(|new Function|document\.write|insertAdjacentHTML|createContextualFragment/,
      );
      expect(code, name).not.toMatch(/<\/?script|srcdoc/i);
    }
  });

  it('sets markup only in Preact’s own, unused property path', () => {
    const sources = readdirSync(new URL('../src/', import.meta.url), { recursive: true, encoding: 'utf8' });
    for (const name of sources.filter((each) => /\.tsx?$/.test(each) && !each.includes('.test.'))) {
      const source = readFileSync(new URL(`../src/${name}`, import.meta.url), 'utf8');
      expect(source, name).not.toMatch(/innerHTML|dangerouslySetInnerHTML|outerHTML/);
    }
  });
});
