// Runs the reference documents' own samples, word for word but for the host, the key and the ids.

import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SAMPLES = new URL('samples/', import.meta.url);

/** How each language is run: the interpreter, what it needs to be there, and the name of the file. */
const LANGUAGES = {
  curl: { command: 'bash', needs: ['curl', '--version'], file: 'sample.sh' },
  javascript: { command: process.execPath, needs: [process.execPath, '--version'], file: 'sample.mjs' },
  python: { command: 'python3', needs: ['python3', '-c', 'import requests'], file: 'sample.py' },
  /** Printed as it is. */
  json: { command: 'cat', needs: ['cat', '--version'], file: 'sample.json' },
  php: {
    command: 'php',
    needs: ['php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);'],
    file: 'sample.php',
  },
} as const;

/** A language of the samples. */
export type SampleLanguage = keyof typeof LANGUAGES;

/** @returns why samples in a language can't be run here, or an empty text when they can */
export function skipReason(language: SampleLanguage): string {
  const [command, ...args] = LANGUAGES[language].needs;
  const { status } = spawnSync(command, args, { stdio: 'ignore' });
  return status === 0 ? '' : ` (skipped: no ${language === 'python' ? 'python3 with requests' : language})`;
}

/** A sample and what is changed of it. */
export interface SampleRun {
  /** The file in `samples/`, without its ending. */
  readonly sample: string;
  readonly language: SampleLanguage;
  /** What stands in the document → what stands there now: hosts, keys and ids. */
  readonly replace: Readonly<Record<string, string>>;
  /** Lines before the sample, such as what a page around it would define. */
  readonly before?: string;
  /** Lines after the sample that call what it defines. */
  readonly after?: string;
}

/** Runs a sample. @returns what it printed. @throws {Error} when a replacement is not in the sample, or the interpreter fails */
export async function runSample({
  sample,
  language,
  replace,
  before = '',
  after = '',
}: SampleRun): Promise<string> {
  let text = await readFile(new URL(`${sample}.txt`, SAMPLES), 'utf8');
  for (const [from, to] of Object.entries(replace)) {
    if (!text.includes(from)) throw new Error(`${sample} does not hold ${from}`);
    text = text.replaceAll(from, to);
  }
  const folder = await mkdtemp(join(tmpdir(), 'sample-'));
  try {
    const { command, file } = LANGUAGES[language];
    const path = join(folder, file);
    await writeFile(path, `${before}${text}\n${after}`);
    const { stdout } = await run(command, [path], { cwd: folder, timeout: 20_000 });
    return stdout.trim();
  } finally {
    await rm(folder, { recursive: true });
  }
}
