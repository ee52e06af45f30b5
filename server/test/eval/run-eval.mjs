// Runs the evaluation with plain Node: Vite loads the TypeScript sources as they are, so nothing has to be built before.

import { fileURLToPath } from 'node:url';
import { createServer, defaultServerConditions } from 'vite';

const vite = await createServer({
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
});
try {
  const { runEval } = await vite.ssrLoadModule('/eval-command.ts');
  process.exitCode = await runEval(process.argv, {
    say: (line) => process.stdout.write(`${line}\n`),
    note: (line) => process.stderr.write(`${line}\n`),
  });
} finally {
  await vite.close();
}
