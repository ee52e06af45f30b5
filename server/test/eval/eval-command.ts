// The command line of the evaluation.

import { fileURLToPath } from 'node:url';
import { Command } from 'commander';

import { evaluateCorpus } from './evaluate-corpus.ts';
import { evaluateFolder } from './evaluate-folder.ts';
import { fitCoverage } from './fit/fit-coverage.ts';
import { askOwnKnowledge } from './own/ask-own-knowledge.ts';
import { jsonOf, tableOf } from './print-figures.ts';
import { readKnowledge } from './read-data.ts';
import { askTenants } from './tenants/ask-tenants.ts';

interface Options {
  readonly data?: string;
  readonly corpus?: string;
  readonly questions?: string;
  readonly own?: boolean;
  readonly fit?: boolean;
  readonly tenants?: boolean;
  readonly json?: boolean;
}

/** Where lines go, each without its end: figures to `say`, progress and problems to `note`. */
export interface Output {
  readonly say: (line: string) => void;
  readonly note: (line: string) => void;
}

const DOCS = fileURLToPath(new URL('../../../docs', import.meta.url));

/**
 * Runs what the options ask for.
 * @returns the exit code: 1 when a golden question fails or the data can't be read
 */
export async function runEval(argv: readonly string[], output: Output): Promise<number> {
  const program = new Command('pnpm eval')
    .description('Measures retrieval, extractive answers and escalation without a network.')
    .option('--data <folder>', 'evaluate the parts of a data folder: squad2, xquad, awsqa, hiddenq, intents')
    .option('--corpus <file>', 'evaluate one knowledge base: its records, together with --questions')
    .option('--questions <file>', 'the labelled questions to it')
    .option('--own', 'ask the demo knowledge its golden questions')
    .option('--fit', 'with --data: print the constants of the coverage estimate instead')
    .option('--tenants', 'ask 50 assistants for what belongs to others; nothing may come back')
    .option('--json', 'print one line of JSON')
    .parse(argv);
  try {
    return await run(program.opts<Options>(), { ...output, help: () => program.helpInformation() });
  } catch (error) {
    output.note(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

async function run(options: Options, { say, note, help }: Output & { help: () => string }): Promise<number> {
  const { data, corpus, questions, json = false } = options;
  if (options.own === true) return askOwn(json, say);
  if (options.tenants === true) return askForeign(json, say);
  if (data !== undefined && options.fit === true) {
    say(jsonOf(await fitCoverage(data)));
  } else if (data !== undefined) {
    const result = await evaluateFolder(data, note);
    say(json ? jsonOf(result.figures) : tableOf(result));
  } else if (corpus !== undefined || questions !== undefined) {
    if (corpus === undefined || questions === undefined) {
      throw new Error('--corpus and --questions belong together; name both files.');
    }
    const figures = evaluateCorpus(await readKnowledge(corpus, questions));
    say(json ? jsonOf(figures) : listOf(figures));
  } else {
    note(help());
    return 1;
  }
  return 0;
}

async function askOwn(json: boolean, say: Output['say']): Promise<number> {
  const results = await askOwnKnowledge(DOCS);
  const failed = results.filter(({ verdict }) => verdict === 'failed');
  if (json) {
    say(JSON.stringify({ asked: results.length, failed: failed.length, results }));
  } else {
    for (const { q, expect, got, verdict } of results) {
      say(`${verdict.padEnd(6)} ${q}\n       ${expect}; got: ${got}`);
    }
    say(`${String(failed.length)} of ${String(results.length)} golden questions failed.`);
  }
  return failed.length > 0 ? 1 : 0;
}

/** @source The goal is stated for as many assistants, documents and questions. */
const TENANTS = { assistants: 50, documentsEach: 40, queries: 20_000 };
/** The check must notice a fault that is made on purpose. */
const CONTROL = { assistants: 5, documentsEach: 40, queries: 500, isBroken: true };

async function askForeign(json: boolean, say: Output['say']): Promise<number> {
  const figures = await askTenants(TENANTS);
  const control = await askTenants(CONTROL);
  if (json) say(jsonOf({ ...figures, control }));
  else {
    const { queries, passages, foreign, closed } = figures;
    say(
      `${String(queries)} questions, ${String(passages)} passages: ${String(foreign)} foreign, ${String(closed)} of closed audiences.`,
    );
    say(
      `Control with one index for all: ${String(control.foreign)} foreign, ${String(control.closed)} of closed audiences.`,
    );
  }
  const isClean = figures.foreign + figures.closed === 0;
  return isClean && control.foreign > 0 && control.closed > 0 ? 0 : 1;
}

function listOf(figures: object): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name.padEnd(16)} ${Number(value).toFixed(3)}`)
    .join('\n');
}
