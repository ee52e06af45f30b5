// Builds the server into dist/: a few files with what they need of their libraries, as a start that looks for 1,250 modules takes half as long again.

import { defaultServerConditions, defineConfig } from 'vite';

const resolve = { conditions: ['source', ...defaultServerConditions] };

export default defineConfig({
  resolve,
  // The store has a thread and a native library of its own.
  ssr: { noExternal: true, external: ['@frontdesk/embedded-mongo'], resolve },
  build: {
    ssr: true,
    target: 'node20',
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        frontdesk: 'src/cli/frontdesk.ts',
        // The threads; see src/thread-file.ts.
        'preparation-worker': 'src/knowledge/indexing/preparation-worker.ts',
        'extract-worker': 'src/ingestion/extract/extract-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
