import { availableParallelism } from 'node:os';

import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** What all rooms share: their sources are imported as they are, their tests stand beside them. */
const SOURCES = {
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
};
const TESTS = {
  exclude: ['**/dist/**', '**/node_modules/**'],
  testTimeout: 60_000,
  hookTimeout: 30_000,
};

/** The rooms that run in Node, as one project: a worker loads the server's modules once for all of their tests. */
const node: TestProjectInlineConfiguration = {
  ...SOURCES,
  test: {
    ...TESTS,
    name: 'node',
    isolate: false,
    globalSetup: 'server/test/support/stores-folder.ts',
    include: ['{contract,embedded-mongo,server,sdk,e2e}/**/*.test.ts'],
    // They name their own TypeScript by the condition `source` as well; Vite reads it, Node would not.
    server: { deps: { inline: [/@modelcontextprotocol.*\/client\//, /eventsource/] } },
  },
};

/** A room that runs in browsers, with a browser's globals made anew for each file: in a context of its own, which costs less than a process. */
function browserRoom(name: string): TestProjectInlineConfiguration {
  return {
    ...SOURCES,
    test: {
      ...TESTS,
      name,
      root: `./${name}`,
      environment: 'happy-dom',
      pool: 'vmThreads',
      include: ['**/*.test.{ts,tsx}'],
    },
  };
}

export default defineConfig({
  test: {
    // More than there are cores, as many tests wait for sockets, timers and other processes; the default leaves one core idle.
    maxWorkers: availableParallelism() + 1,
    projects: [node, browserRoom('widget'), browserRoom('console')],
  },
});
