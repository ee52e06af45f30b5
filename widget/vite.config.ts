import { build, defineConfig } from 'vite';
import type { InlineConfig, Plugin } from 'vite';

/** What both scripts have in common. Sources of the other rooms are taken as they are. */
const shared = {
  logLevel: 'warn',
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: { target: 'es2022', modulePreload: false },
} satisfies InlineConfig;

/** Builds the loader when the panel is there: it has to know the panel's file name. */
const loaderAfterPanel: Plugin = {
  name: 'loader-after-panel',
  async writeBundle(_, files) {
    const panel = Object.values(files).find((file) => file.type === 'chunk' && file.isEntry);
    if (!panel) throw new Error('The panel has no entry.');
    await build({
      ...shared,
      configFile: false,
      define: { __PANEL_FILE__: JSON.stringify(panel.fileName) },
      build: {
        ...shared.build,
        emptyOutDir: false,
        rolldownOptions: {
          input: 'src/loader/loader.ts',
          output: { format: 'iife', entryFileNames: 'widget.js' },
        },
      },
    });
  },
};

/** Leaves out the transport that no desk of ours offers: polling and WebSocket are what `widget/src/transport` promises. */
const withoutWebTransport: Plugin = {
  name: 'without-web-transport',
  enforce: 'pre',
  load: (id) => (id.endsWith('/transports/webtransport.js') ? 'export class WT {}' : null),
};

export default defineConfig({
  ...shared,
  plugins: [withoutWebTransport, loaderAfterPanel],
  build: {
    ...shared.build,
    lib: { entry: 'src/panel/entry.tsx', formats: ['es'] },
    rolldownOptions: {
      // What is fetched later takes what it shares with the panel from the panel.
      preserveEntrySignatures: 'allow-extension',
      // A library's build keeps blanks and comments for the next bundler; here the browser comes next.
      output: {
        minify: true,
        comments: false,
        entryFileNames: 'panel-[hash].js',
        chunkFileNames: ({ name }) => `${name === 'socket-io' ? 'connection' : '[name]'}-[hash].js`,
      },
    },
  },
});
