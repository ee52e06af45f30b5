import { availableParallelism } from 'node:os';

import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** A test project of one room: its sources are imported as they are, its tests stand beside them. */
function room(name: string, environment: 'node' | 'happy-dom' = 'node') {
  return {
    resolve: { conditions: ['source', ...defaultClientConditions] },
    ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
    test: {
      name,
      root: `./${name}`,
      environment,
      // Rooms of the server load its modules once per worker; a browser's globals are made anew for each file.
      isolate: environment !== 'node',
      include: ['**/*.test.{ts,tsx}'],
      exclude: ['**/dist/**', '**/node_modules/**'],
      // They name their own TypeScript by the condition `source` as well; Vite reads it, Node would not.
      server: { deps: { inline: [/@modelcontextprotocol.*\/client\//, /eventsource/] } },
      testTimeout: 60_000,
      hookTimeout: 30_000,
    },
  };
}

export default defineConfig({
  test: {
    // One more than there are cores, as many tests wait for sockets and timers; the default leaves one core idle.
    maxWorkers: availableParallelism() + 1,
    projects: [
      room('contract'),
      room('embedded-mongo'),
      room('server'),
      room('widget', 'happy-dom'),
      room('console', 'happy-dom'),
      room('sdk'),
      room('e2e/house'),
      room('e2e/chaos'),
      room('e2e/security'),
    ],
  },
});
