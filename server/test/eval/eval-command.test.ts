// The evaluation as a person runs it, on folders and files.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runEval } from './eval-command.ts';

const ENTRY = fileURLToPath(new URL('run-eval.mjs', import.meta.url));

const RECORDS = [
  {
    id: 'a#0',
    doc: 'a',
    title: 'Returns',
    text: 'You can return shoes within thirty days. The refund takes a week.',
  },
  {
    id: 'a#1',
    doc: 'a',
    title: 'Sizes',
    text: 'Shoes come in the sizes 36 to 46. Half sizes exist for boots.',
  },
  {
    id: 'b#0',
    doc: 'b',
    title: 'Delivery',
    text: 'Parcels travel three days by train. Express takes one night.',
  },
];
const QUESTIONS = [
  { id: 'q1', q: 'How long may I return shoes?', gold: ['a#0'], answers: ['thirty days'], answerable: true },
  { id: 'q2', q: 'Which sizes do boots have?', gold: ['a#1'], answers: ['36 to 46'], answerable: true },
  { id: 'q3', q: 'How do parcels travel?', gold: ['b#0'], answers: ['by train'], answerable: true },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-eval-'));
  await write('data/squad2/corpus.json', RECORDS);
  await write('data/squad2/questions.open.json', QUESTIONS);
  await write('data/intents/chat/questions.open.json', [{ id: 'c1', q: 'play some jazz music', gold: [] }]);
  await write('broken.json', [{ id: 'q1' }]);
});
afterAll(() => rm(folder, { recursive: true }));

async function write(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), JSON.stringify(content));
}

/** Runs the command in this process; paths are relative to the test's folder. */
async function run(...args: string[]): Promise<{ code: number; said: string; noted: string }> {
  const said: string[] = [];
  const noted: string[] = [];
  const output = { say: (line: string) => said.push(line), note: (line: string) => noted.push(line) };
  const inFolder = args.map((arg) => (arg.startsWith('--') ? arg : join(folder, arg)));
  const code = await runEval(['node', 'eval', ...inFolder], output);
  return { code, said: said.join('\n'), noted: noted.join('\n') };
}

describe('the evaluation', () => {
  it('prints the figures of the parts that are there, and names the others', async () => {
    const { code, said, noted } = await run('--data', 'data', '--json');
    expect(code).toBe(0);
    const figures = JSON.parse(said) as Record<string, object>;
    expect(Object.keys(figures)).toEqual(['squad2', 'escalation', 'ece']);
    expect(figures['squad2']).toEqual({ r1: 100, r5: 100, mrr10: 1, typoR5: 100, span: 100 });
    expect(figures['escalation']).toEqual({ article: 1, paragraph: 1, offTopic: 1 });
    for (const part of ['xquad', 'awsqa', 'hiddenq/aws', 'hiddenq/plausible', 'hiddenq/chatwoot']) {
      expect(noted).toContain(`${part}: skipped`);
    }
  });

  it('runs with plain Node from the sources', async () => {
    const data = join(folder, 'data');
    const { stdout } = await promisify(execFile)(process.execPath, [ENTRY, '--data', data, '--json']);
    expect(JSON.parse(stdout)).toHaveProperty('squad2.r1', 100);
  });

  it('prints goals beside the figures for people', async () => {
    const { said } = await run('--data', 'data');
    expect(said).toMatch(/SQuAD2: R@1 +100\.0 % +goal ≥ 83\.5 +met/);
  });

  it('evaluates a knowledge base that it has never seen', async () => {
    const part = join('data', 'squad2');
    const files = ['--corpus', join(part, 'corpus.json'), '--questions', join(part, 'questions.open.json')];
    const { said } = await run(...files, '--json');
    const expected = { r1: 100, r5: 100, mrr10: 1, docR5: 100, span: 100, escalationAuroc: 1 };
    expect(JSON.parse(said)).toEqual(expected);
  });

  it.each([
    ['a folder without data', ['--data', 'nowhere'], 'has none of the parts'],
    ['a missing file', ['--corpus', 'no.json', '--questions', 'no.json'], 'could not be read'],
    ['half a knowledge base', ['--corpus', 'no.json'], 'belong together'],
    ['nothing', [], 'Usage'],
  ])('says what is wrong with %s', async (_, args, words) => {
    const { code, said, noted } = await run(...args);
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(noted).toContain(words);
    expect(noted).not.toContain('    at ');
  });

  it('names the place of a mistake in a file', async () => {
    const corpus = join('data', 'squad2', 'corpus.json');
    const { noted } = await run('--corpus', corpus, '--questions', 'broken.json');
    expect(noted).toMatch(/broken\.json: 0\.q: /);
  });
});
