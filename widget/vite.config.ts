import { build, defineConfig } from 'vite';
import type { InlineConfig, Plugin } from 'vite';

/** Takes the line breaks out of the style sheets, where they are for people. */
const compactCss: Plugin = {
  name: 'compact-css',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.css.ts')
      ? code.replaceAll(/`[^`]*`/g, (css) => css.replaceAll('\n', '').replaceAll(';}', '}'))
      : null,
};

/** What both scripts have in common. Sources of the other rooms are taken as they are. */
const shared = {
  logLevel: 'warn',
  plugins: [compactCss],
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

/**
 * What of the connection's library neither a desk of ours nor a browser of today uses: packets are JSON, by polling or WebSocket.
 * Each part is replaced by the least that its callers ask for.
 */
const UNUSED: Readonly<Record<string, string>> = {
  '/transports/webtransport.js': 'export class WT {}',
  '/contrib/parseqs.js': `export const encode = (query) => new URLSearchParams(query).toString();
    export const decode = (text) => Object.fromEntries(new URLSearchParams(text));`,
  '/contrib/parseuri.js': `export const parse = (source) => {
    const { protocol, hostname, port, pathname, search } = new URL(source);
    const host = hostname.replace(/[[\\]]/g, '');
    return { source, protocol: protocol.slice(0, -1), host, port, path: pathname, query: search.slice(1) };
  };`,
  '/engine.io-client/build/esm/globals.js': `export const nextTick = (callback) => Promise.resolve().then(callback);
    export const globalThisShim = globalThis;
    export const defaultBinaryType = 'arraybuffer';
    export const createCookieJar = () => {};`,
  '/engine.io-client/build/esm/util.js': `export const pick = (from, ...names) =>
      Object.fromEntries(names.filter((name) => Object.hasOwn(from, name)).map((name) => [name, from[name]]));
    export const installTimerFunctions = (target) => {
      target.setTimeoutFn = setTimeout.bind(globalThis);
      target.clearTimeoutFn = clearTimeout.bind(globalThis);
    };
    export const byteLength = (text) => new TextEncoder().encode(text).length;
    export const randomString = () => Math.random().toString(36).slice(2);`,
  '/contrib/has-cors.js': 'export const hasCORS = true;',
  '/socket.io-parser/build/esm/is-binary.js':
    'export const isBinary = () => false; export const hasBinary = isBinary;',
  '/socket.io-parser/build/esm/binary.js':
    'export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet;',
  '/engine.io-parser/build/esm/encodePacket.browser.js': `import { PACKET_TYPES } from './commons.js';
    export const encodePacket = ({ type, data }, _, callback) => callback(PACKET_TYPES[type] + (data || ''));
    export const encodePacketToBinary = () => {};`,
  '/engine.io-parser/build/esm/decodePacket.browser.js': `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js';
    export const decodePacket = (packet) => {
      const type = PACKET_TYPES_REVERSE[packet[0]];
      return type ? (packet.length > 1 ? { type, data: packet.slice(1) } : { type }) : ERROR_PACKET;
    };`,
};
const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'pre',
  load: (id) => Object.entries(UNUSED).find(([end]) => id.endsWith(end))?.[1],
};

export default defineConfig({
  ...shared,
  plugins: [compactCss, withoutUnused, loaderAfterPanel],
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
        chunkFileNames: ({ name }) => `${name === 'connected' ? 'connection' : '[name]'}-[hash].js`,
      },
    },
  },
});
