// The operator's command for the store: pnpm frontdesk store …

import type { Command } from 'commander';

import { showProgress } from './show-progress.ts';

interface Terminal {
  readonly dataDir: string;
  readonly say: (text: string) => void;
}

interface CopyOptions {
  readonly json?: boolean;
}

/** Adds the command that moves a desk from the embedded store to MongoDB. */
export function addStoreCommand(program: Command, { dataDir, say }: Terminal): void {
  program
    .command('store')
    .description('what the desk keeps')
    .command('copy')
    .description('copies everything from the embedded store to MongoDB; the desk has to be stopped')
    .argument('<uri>', 'the connection string of an empty database, as in MONGODB_URI')
    .option('--json', 'print one JSON object')
    .action(async (mongodbUri: string, { json }: CopyOptions) => {
      const progress = json ? undefined : showProgress(process.stdout);
      // Loaded here: the other commands would wait for the database's driver.
      const { copyStore } = await import('../start/open-store.ts');
      const documents = await copyStore({ dataDir, mongodbUri }, (now) =>
        progress?.update(now.done, now.total, now.collection),
      );
      progress?.end();
      if (json) return say(JSON.stringify({ documents }));
      say(
        `Copied ${documents.toLocaleString('en')} documents. Set MONGODB_URI to this address and start the desk.`,
      );
    });
}
