// Builds the console into dist/, to be served by the desk at /console/ under a strict content security policy.

import { defineConfig, type Plugin } from 'vite';

/**
 * Decodes character references of Markdown from a table.
 * The library's variant for browsers assigns `innerHTML`, which Trusted Types refuse.
 */
function decodeFromTable(): Plugin {
  const name = 'decode-named-character-reference';
  return {
    name: 'frontdesk:decode-from-table',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id !== name) return null;
      const resolved = await this.resolve(id, importer, { skipSelf: true });
      return resolved && { ...resolved, id: resolved.id.replace('index.dom.js', 'index.js') };
    },
  };
}

export default defineConfig({
  base: '/console/',
  plugins: [decodeFromTable()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    // Data URLs and inline preloading would need holes in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
