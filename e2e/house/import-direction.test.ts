// Imports go one way through the house, and nowhere in a circle.

import { posix } from 'node:path';

import { describe, expect, it } from 'vitest';

import { importsOf, sourceFiles, type SourceFile } from './source-files.ts';

const files = sourceFiles(/^(contract|embedded-mongo|server|widget|console|sdk|e2e)\/.*\.(ts|tsx)$/);
const isTest = ({ path }: Pick<SourceFile, 'path'>) =>
  /\.test(-d)?\.tsx?$|\/(test|e2e)\//.test(path) || path.startsWith('e2e/');

/** Which rooms each room may import. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  'embedded-mongo': [],
  widget: ['contract'],
  console: ['contract'],
  server: ['contract', 'embedded-mongo'],
  // Only its tests: the package itself stands alone.
  sdk: ['server'],
  e2e: ['contract', 'server'],
};

/** Which folders of the server each folder may import. Everything may import the files beside `app.ts` that are listed as `base`. */
const SERVER: Readonly<Record<string, readonly string[]>> = {
  base: [],
  config: ['access'],
  ports: [],
  adapters: ['ports', 'access'],
  access: ['ports'],
  knowledge: ['ports'],
  ingestion: ['ports', 'knowledge'],
  answers: ['ports', 'knowledge'],
  chat: ['ports'],
  sockets: ['ports', 'access', 'chat', 'limits'],
  limits: ['ports', 'access'],
  events: ['ports', 'access'],
  http: ['ports', 'access', 'limits', 'events', 'answers', 'knowledge', 'ingestion', 'chat', 'sockets'],
  app: ['ports', 'access', 'answers', 'chat', 'limits', 'events', 'ingestion', 'http', 'sockets', 'adapters'],
  start: [
    'ports',
    'access',
    'limits',
    'adapters',
    'answers',
    'knowledge',
    'ingestion',
    'chat',
    'http',
    'app',
    'config',
  ],
  cli: ['start'],
  main: ['start', 'config'],
};
const TOP_FILES: Readonly<Record<string, string>> = {
  'app.ts': 'app',
  'config.ts': 'config',
  'main.ts': 'main',
};

const room = (path: string) => path.split('/')[0] ?? '';

/** The part of the server that a file belongs to. */
function part(path: string): string {
  const [, , first = '', ...rest] = path.split('/');
  return rest.length > 0 ? first : (TOP_FILES[first] ?? 'base');
}

function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('@frontdesk/')) return specifier.replace('@frontdesk/', '');
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}

const edges = files.flatMap((file) =>
  importsOf(file).flatMap((specifier) => {
    const to = target(file.path, specifier);
    return to ? [{ from: file.path, to }] : [];
  }),
);
const productEdges = edges.filter(({ from }) => !isTest({ path: from }));

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(edges.length).toBeGreaterThan(100);
  });

  it('go from room to room in the allowed direction', () => {
    const wrong = edges.filter(({ from, to }) => {
      const allowed = ROOMS[room(from)] ?? [];
      return room(to) !== room(from) && !allowed.includes(room(to));
    });
    expect(wrong).toEqual([]);
  });

  it('leave the client package on its own', () => {
    const own = productEdges.filter(({ from }) => from.startsWith('sdk/src/'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(({ to }) => !to.startsWith('sdk/src/'))).toEqual([]);
  });

  it('go inside the server from the process to the ports', () => {
    const inside = productEdges.filter(
      ({ from, to }) => from.startsWith('server/src/') && to.startsWith('server/src/'),
    );
    const wrong = inside.filter(({ from, to }) => {
      const [source, destination] = [part(from), part(to)];
      return (
        source !== destination && destination !== 'base' && !(SERVER[source] ?? []).includes(destination)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('reach the embedded store from one place only', () => {
    const users = productEdges.filter(
      ({ from, to }) => room(to) === 'embedded-mongo' && room(from) === 'server',
    );
    expect(new Set(users.map(({ from }) => from))).toEqual(new Set(['server/src/start/open-store.ts']));
  });

  it.each([
    ['mongoose', /^server\/src\/adapters\/mongo\//],
    ['openai', /^server\/src\/adapters\/openai\//],
    ['socket.io', /^server\/src\/sockets\//],
    ['@redis/client', /^server\/src\/adapters\/redis\//],
    ['socket.io-adapter', /^server\/src\/adapters\/redis\//],
    ['express', /^server\/src\/(http\/|app\.ts$|start\/demo-site\.ts$)/],
    ['zod', /^(contract\/src\/schemas\/|server\/src\/(sockets\/handle|http\/api\/endpoint)\.ts$)/],
  ])('of %s stay in their room', (library, home) => {
    const users = files.filter((file) => !isTest(file) && importsOf(file).includes(library));
    expect(users.length).toBeGreaterThan(0);
    expect(users.map(({ path }) => path).filter((path) => !home.test(path))).toEqual([]);
  });

  it('bring no parser into a browser', () => {
    const wrong = files.filter(
      (file) =>
        /^(widget|console)\/src/.test(file.path) &&
        importsOf(file).some((specifier) => /^zod|contract\/schemas/.test(specifier)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('never go in a circle', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of edges) graph.set(from, [...(graph.get(from) ?? []), to]);
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (node: string, path: readonly string[]) => {
      if (state.get(node) === 'done') return;
      if (state.get(node) === 'open') return void circles.push([...path, node].join(' → '));
      state.set(node, 'open');
      for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
      state.set(node, 'done');
    };
    for (const node of graph.keys()) visit(node, []);
    expect(circles).toEqual([]);
  });
});
