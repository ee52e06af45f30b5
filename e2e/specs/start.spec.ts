// What the operator gets: a start that says what runs, keeps its data, stops in time, and explains what is wrong.

import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AnswerMessage } from '@frontdesk/contract';

import { runNode, startDesk } from '../fixtures/desk.ts';
import { expect, test } from '../fixtures/test.ts';

const ask = async (desk: { frontdesk(...args: readonly string[]): Promise<string> }, question: string) =>
  JSON.parse(await desk.frontdesk('ask', question, '--json')) as AnswerMessage;

test('a start prints what to open, a second one keeps all data, SIGTERM ends it in time', async () => {
  const desk = await startDesk({}, { isNew: true });
  try {
    const { info } = desk;
    for (const text of [
      info.demoUrl,
      `${info.consoleUrl}#sign-in=`,
      info.tag,
      'MONGODB_URI',
      'OPENAI_API_KEY',
    ]) {
      expect(desk.output()).toContain(text);
    }
    const secrets = await readFile(join(desk.dataDir, 'secrets.json'), 'utf8');
    expect((await stat(join(desk.dataDir, 'secrets.json'))).mode & 0o777).toBe(0o600);
    for (const secret of Object.values(JSON.parse(secrets) as Record<string, string>)) {
      expect(desk.output()).not.toContain(secret);
    }
    const link = desk.output().match(/#sign-in=([\w-]+)/)?.[1] ?? '';
    const { status, tookMs } = await desk.stop();
    expect(status).toBe(0);
    expect(tookMs).toBeLessThan(15_000);
    await desk.restart();
    expect(await readFile(join(desk.dataDir, 'secrets.json'), 'utf8')).toBe(secrets);
    const signIn = await fetch(`${info.serverUrl}/console/v1/sign-in`, {
      method: 'POST',
      headers: { origin: info.serverUrl, 'content-type': 'application/json' },
      body: JSON.stringify({ token: link }),
    });
    expect(signIn.status).toBe(204);
  } finally {
    await desk.remove();
  }
});

test('the command asks as a visitor would, and the answer is stored with citations or an escalation', async ({
  desk,
}) => {
  const covered = await ask(desk, 'How do I put the widget on my site?');
  expect(covered.citations.length).toBeGreaterThan(0);
  expect(covered.escalation).toMatchObject({ requiresEscalation: false });
  const page = await fetch(covered.citations[0]?.url ?? '');
  expect(await page.text()).toContain('data-cited');
  const missing = await ask(desk, 'Who painted the Mona Lisa?');
  expect(missing.escalation).toMatchObject({ requiresEscalation: true, reason: 'missing_knowledge' });
  expect(missing.citations).toEqual([]);
  const person = await ask(desk, 'I want to talk to a human');
  expect(person.escalation).toMatchObject({ requiresEscalation: true, reason: 'customer_request' });
  const thanks = await ask(desk, 'Thank you!');
  expect(thanks.escalation).toMatchObject({ requiresEscalation: false });
});

test('every command explains itself', async ({ desk }) => {
  for (const args of [['--help'], ['info', '--help'], ['ask', '--help'], ['sign-in', '--help']]) {
    expect(await desk.frontdesk(...args)).toMatch(/Usage: frontdesk/);
  }
  const unknown = await runNode('server/dist/frontdesk.js', ['explode'], {});
  expect(unknown.status).toBe(1);
  expect(unknown.output).toMatch(/--help/);
  const nowhere = await runNode('server/dist/frontdesk.js', ['info'], { FRONTDESK_DATA_DIR: tmpdir() });
  expect(nowhere.status).toBe(1);
  expect(nowhere.output).toMatch(/No desk is running/);
});

test('a start that can’t succeed says why in plain words and exits with 1', async ({ desk }) => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bad-'));
  const start = async (env: Record<string, string>) =>
    runNode('server/dist/main.js', [], { PORT: '0', DEMO_PORT: '0', FRONTDESK_DATA_DIR: folder, ...env });
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const address = blocker.address();
  const taken = typeof address === 'object' ? String(address?.port) : '';
  await writeFile(join(folder, 'a-file'), '');
  const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ PORT: taken }, /is taken by another program.*PORT/],
    [{ DEMO_PORT: taken }, /is taken by another program.*DEMO_PORT/],
    [{ PORT: 'many' }, /PORT must be a whole number from 0 to 65535/],
    [{ LOG_LEVEL: 'loud', MONGODB_URI: 'nonsense' }, /MONGODB_URI[^]*LOG_LEVEL/],
    [{ KNOWLEDGE_DIR: join(folder, 'missing') }, /missing/],
    [{ FRONTDESK_DATA_DIR: join(folder, 'a-file') }, /data folder.*can't be used/],
    // Only the embedded store is one desk's alone; on another server that the tests are given, this desk does not use it.
    ...(process.env['MONGODB_TEST_URI']
      ? []
      : [[{ FRONTDESK_DATA_DIR: desk.dataDir }, /in use|another/i] as const]),
    [
      { MONGODB_URI: `mongodb://127.0.0.1:1/x?serverSelectionTimeoutMS=300` },
      /MongoDB at .* can't be reached/,
    ],
  ];
  for (const [env, words] of cases) {
    const { status, output } = await start(env);
    expect(output, JSON.stringify(env)).toMatch(words);
    expect(output).not.toMatch(/\n\s+at |node_modules/);
    expect(status).toBe(1);
  }
  blocker.close();
  await rm(folder, { recursive: true, force: true });
});
