// Where the code of a thread is.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Returns the built file of a thread. Node can't run TypeScript in a thread, so sources use what was built from them.
 * @param name as the build names it, see `vite.config.ts`
 * @throws Error when nothing is built
 */
export function threadFile(name: 'preparation-worker' | 'extract-worker'): string {
  const here = import.meta.url;
  const file = fileURLToPath(new URL(here.endsWith('.ts') ? `../dist/${name}.js` : `./${name}.js`, here));
  if (existsSync(file)) return file;
  throw new Error('The server is not built yet: run "pnpm build" first.');
}
