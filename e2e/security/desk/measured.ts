// A desk whose memory and surprises are read from outside, and a server that keeps no bounds to compare it with.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { startDesk, type Desk } from '../../fixtures/desk.ts';

/** What a process is like. */
export interface Measure {
  /** What its own memory and its buffers hold. */
  readonly usedBytes: number;
  readonly rssBytes: number;
  /** Exceptions that nobody caught and promises that nobody waited for. */
  readonly surprises: number;
  /** Fields that every object of the process has got. */
  readonly polluted: number;
}

/** A process that can be measured. */
export interface Measured extends AsyncDisposable {
  /** Where it answers. */
  readonly url: string;
  /** @param options.isClean after all that nobody needs any more was let go */
  measure(options?: { readonly isClean: boolean }): Promise<Measure>;
}

/** A desk that can be measured. */
export interface MeasuredDesk extends Measured {
  readonly desk: Desk;
}

const PROBE = pathToFileURL(join(import.meta.dirname, 'probe.mjs')).href;
const WITH_PROBE = { NODE_OPTIONS: `--import ${PROBE}` };

function createMeasure(output: () => string): Measured['measure'] {
  return async ({ isClean } = { isClean: true }) => {
    const port = /probe on port (\d+)/.exec(output())?.[1];
    const response = await fetch(`http://127.0.0.1:${port}/${isClean ? 'gc' : ''}`);
    return (await response.json()) as Measure;
  };
}

/** Starts a desk of its own. */
export async function startMeasuredDesk(env: Readonly<Record<string, string>> = {}): Promise<MeasuredDesk> {
  const desk = await startDesk({ LOG_LEVEL: 'error', TRUSTED_PROXIES: '1', ...WITH_PROBE, ...env });
  return {
    desk,
    url: desk.info.serverUrl,
    measure: createMeasure(() => desk.output()),
    [Symbol.asyncDispose]: async () => desk.remove(),
  };
}

/** Starts the server without bounds. */
export async function startUnguarded(): Promise<Measured> {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'unguarded-server.mjs')], {
    env: { PATH, ...WITH_PROBE },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  while (!/unguarded on port \d+/.test(output) || !/probe on port/.test(output)) {
    await once(child.stdout, 'data');
  }
  const port = /unguarded on port (\d+)/.exec(output)?.[1];
  return {
    url: `http://127.0.0.1:${port}`,
    measure: createMeasure(() => output),
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
