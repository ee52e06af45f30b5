// One module opens connections to the outside. A second one would be a way around its checks.

import { describe, expect, it } from 'vitest';

import { importsOf, sourceFiles, type SourceFile } from './source-files.ts';

/** Where connections may be opened: the guarded client, the store's own connection, and the operator's command, which only calls the desk on its machine. */
const HOME = /^server\/src\/(adapters\/outbound|cli)\//;

const CLIENT_LIBRARIES = /^(undici|axios|got|ky|node-fetch|needle|superagent|(node:)?(http2|tls|dgram))$/;
/** Modules that can also listen: their servers are fine, their clients are not. */
const BOTH_WAYS = /^(node:)?(https?|net)$/;
const CLIENT_NAMES = /\b(request|get|connect|createConnection|Agent|globalAgent|ClientRequest|Socket)\b/;
const CALLS = /(?<![.\w])fetch\(|\bglobalThis\.fetch\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\(/;

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');

/** What a file would reach out with. */
function waysOut(file: SourceFile): readonly string[] {
  const code = withoutComments(file.text);
  const libraries = importsOf(file).filter((specifier) => CLIENT_LIBRARIES.test(specifier));
  const imports = code.matchAll(/^import\s+(?!type\b)([^;'"]*?)\bfrom\s*['"]([^'"]+)['"]/gm);
  const clients = [...imports].filter(
    ([, names = '', from = '']) =>
      BOTH_WAYS.test(from) &&
      (CLIENT_NAMES.test(names.replaceAll(/\btype \w+/g, '')) || !names.includes('{')),
  );
  const calls = CALLS.exec(code);
  return [...libraries, ...clients.map(([line]) => line), ...(calls ? [calls[0]] : [])];
}

const files = sourceFiles(/^server\/src\/.*\.ts$/).filter(({ path }) => !path.endsWith('.test.ts'));

describe('connections to the outside', () => {
  it.each([
    `import { request } from 'node:https';`,
    `import http from 'node:http';`,
    `import * as net from 'node:net';`,
    `import { createServer, get } from 'http';`,
    `import { connect } from 'node:tls';`,
    `import { fetch } from 'undici';`,
    `const reply = await fetch(url);`,
    `await globalThis.fetch(url)`,
    `new WebSocket(url)`,
  ])('are noticed: %s', (text) => {
    expect(waysOut({ path: 'x.ts', text })).not.toEqual([]);
  });

  it.each([
    `import { createServer, type Server } from 'node:http';`,
    `import type { Socket } from 'node:net';`,
    `import { isIP } from 'node:net';`,
    `const reply = await outbound.fetch(url); // fetch(url)`,
  ])('are not seen where there are none: %s', (text) => {
    expect(waysOut({ path: 'x.ts', text })).toEqual([]);
  });

  it('are opened by one module alone', () => {
    expect(files.filter(({ path }) => HOME.test(path)).flatMap(waysOut)).not.toEqual([]);
    const others = files.filter(({ path }) => !HOME.test(path));
    expect(others.flatMap((file) => waysOut(file).map((way) => `${file.path}: ${way}`))).toEqual([]);
  });

  it('of the model’s library go through it', () => {
    const users = files.filter((file) => importsOf(file).includes('openai'));
    const clients = users.flatMap(({ text }) => [...text.matchAll(/new OpenAI\(\{[\s\S]*?\}\)/g)]);
    expect(clients.length).toBeGreaterThan(0);
    for (const [client] of clients) expect(client).toMatch(/^\s*fetch\b/m);
  });
});
