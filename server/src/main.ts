// The desk as a process: reads the environment, starts, prints what to open, stops on signals. The only file that may exit.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { loadConfig, type Config } from './config.ts';
import { secretsOf } from './start/secrets-of.ts';
import { createLogger } from './logger.ts';
import { failure, greeting, problemsFound, step } from './start/words.ts';
import { StartError } from './start/start-error.ts';
import { startDesk } from './start/start-desk.ts';
import { watchLauncher } from './start/watch-launcher.ts';

/** A stop that takes longer is ended by force. @source the promise of a start: SIGTERM stops the desk within 15 s */
const STOP_LIMIT_MS = 14_000;

const house = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const say = (text: string) => process.stdout.write(`${text}\n`);

function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

// The desk goes on when nobody reads what it prints any more.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const loaded = loadConfig(process.env, process.cwd(), house('docs'));
  return 'config' in loaded ? loaded.config : fail(problemsFound(loaded.problems));
}

async function run(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel, { secrets: secretsOf(config) });
  const folders = {
    widgetDir: house('widget/dist'),
    consoleDir: house('console/dist'),
    demoSiteDir: house('demo-site'),
  };
  process.on('unhandledRejection', (error) => logger.error({ err: error }, 'a promise was left alone'));
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'the desk stops: its state is not certain any more');
    process.exit(1);
  });
  const desk = await startDesk(config, { folders, logger, onStep: (text) => say(step(text)) });
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    say(`\n${step(`${signal}: finishing what is being written, then stopping.`)}`);
    setTimeout(() => fail(failure('The desk did not stop in time and was ended.')), STOP_LIMIT_MS).unref();
    desk.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(failure(String(error))),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
  watchLauncher(() => stop('The command that started the desk was ended'));
  say(greeting(desk.info, await desk.createSignInLink()));
}

try {
  await run(readConfig());
} catch (error) {
  fail(
    failure(
      error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error),
    ),
  );
}
