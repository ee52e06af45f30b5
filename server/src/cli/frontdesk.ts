// The operator's command: pnpm frontdesk …

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';

import type { AnswerMessage, DeskInfo, SignInLink } from '@frontdesk/contract';

import { failure } from '../start/words.ts';
import { StartError } from '../start/start-error.ts';
import { ask } from './ask.ts';
import { findDesk } from './desk-client.ts';
import { addGoldenCommand } from './golden-command.ts';
import { addKnowledgeCommand } from './knowledge-command.ts';
import { addKeysCommand } from './keys-command.ts';
import { addStoreCommand } from './store-command.ts';

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
process.stdout.on('error', () => process.exit(0));
if (existsSync('.env')) process.loadEnvFile('.env');
const dataDir = resolve(process.env['FRONTDESK_DATA_DIR'] ?? 'data');
const say = (text: string) => void process.stdout.write(`${text}\n`);
const sayJson = (value: unknown) => say(JSON.stringify(value));

interface JsonOption {
  readonly json?: boolean;
}

async function info({ json }: JsonOption): Promise<void> {
  const desk = await findDesk(dataDir);
  const facts = await desk.call<DeskInfo>('GET', '/info');
  if (json) return sayJson(facts);
  const { serverUrl, demoUrl, consoleUrl, assistantId, store, provider, tag } = facts;
  const rows = {
    Desk: serverUrl,
    'Demo site': demoUrl ?? 'off',
    Console: consoleUrl,
    Assistant: assistantId,
  };
  for (const [label, text] of Object.entries({ ...rows, Store: store, Answers: provider, Tag: tag })) {
    say(`${pc.bold(label.padEnd(10))} ${text}`);
  }
}

async function signIn({ json }: JsonOption): Promise<void> {
  const desk = await findDesk(dataDir);
  const link = await desk.call<SignInLink>('POST', '/sign-in-links');
  if (json) return sayJson(link);
  say(link.url);
  say(pc.dim(`Works once, until ${new Date(link.expiresAt).toLocaleTimeString()}.`));
}

async function askDesk(question: string, { json }: JsonOption): Promise<void> {
  const desk = await findDesk(dataDir);
  const facts = await desk.call<DeskInfo>('GET', '/info');
  const onDelta = (text: string) => void (json || process.stdout.write(text));
  const answer = await ask({ localUrl: desk.localUrl, info: facts, question, onDelta });
  if (json) return sayJson(answer);
  say(sourcesOf(answer));
}

function sourcesOf({ citations, escalation }: AnswerMessage): string {
  const sources = citations.map(({ index, title, headingPath, url }) => {
    return `[${index}] ${[title, ...headingPath].join(' › ')}\n    ${pc.cyan(url)}`;
  });
  const person = escalation?.requiresEscalation
    ? [pc.yellow(`A person is needed: ${escalation.reason}.`)]
    : [];
  return ['', '', ...sources, ...person].join('\n');
}

const program = new Command('frontdesk')
  .description('Looks after the desk that runs on this machine (on ./data, or on FRONTDESK_DATA_DIR).')
  .showHelpAfterError('Run “pnpm frontdesk --help” for all commands.');
program
  .command('info')
  .description('says where the running desk is, which tag to paste, which store and provider it uses')
  .option('--json', 'print one JSON object')
  .action(info);
program
  .command('sign-in')
  .description('makes a new one-time link to the console')
  .option('--json', 'print one JSON object')
  .action(signIn);
program
  .command('ask')
  .description('asks a question as a visitor would, and prints the answer with its sources')
  .argument('<question>', 'what to ask')
  .option('--json', 'print the stored answer as one JSON object')
  .action(askDesk);
addGoldenCommand(program, { dataDir, say });
addKeysCommand(program, { dataDir, say });
addKnowledgeCommand(program, { dataDir, say });
addStoreCommand(program, { dataDir, say });

try {
  await program.parseAsync();
} catch (error) {
  const reason = error instanceof StartError ? error.message : String(error);
  process.stderr.write(`${failure(reason)}\n`);
  process.exitCode = 1;
}
