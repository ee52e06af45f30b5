// The operator's command for API keys: pnpm frontdesk keys …

import { Option, type Command } from 'commander';
import pc from 'picocolors';

import {
  PROGRAM_SYSTEMS,
  type ApiKey,
  type ApiScope,
  type AssistantId,
  type CreateApiKey,
  type DeskInfo,
  type NewApiKey,
  type ProgramKey,
  type ProgramSystem,
} from '@frontdesk/contract';

import { StartError } from '../start/start-error.ts';
import { findDesk, type DeskClient } from './desk-client.ts';

interface Terminal {
  readonly dataDir: string;
  readonly say: (text: string) => void;
}

interface JsonOption {
  readonly json?: boolean;
}

interface CreateOptions extends JsonOption {
  readonly scope?: readonly ApiScope[];
  readonly for?: ProgramSystem;
  readonly assistant?: readonly AssistantId[];
  readonly days?: string;
  readonly test?: boolean;
}

const JSON_OPTION = ['--json', 'print one JSON object'] as const;

function wishOf(
  name: string | undefined,
  { scope: scopes, assistant: assistantIds, days, test }: CreateOptions,
): CreateApiKey {
  if (name === undefined || !scopes) {
    throw new StartError(
      'A key needs a name and “--scope”, or “--for” with the service that the program was written for.',
    );
  }
  return {
    name,
    scopes,
    ...(assistantIds && { assistantIds }),
    ...(days !== undefined && { expiresInDays: Number(days) }),
    ...(test && { mode: 'test' }),
  };
}

function line({ id, hint, name, status, scopes, expiresAt, lastUsedAt }: ApiKey): string {
  const used = lastUsedAt ? `used ${lastUsedAt.slice(0, 16)}` : 'never used';
  const state = status === 'active' ? pc.green(status) : pc.dim(status);
  return `${id}  ${hint}…  ${state}  until ${expiresAt.slice(0, 10)}  ${used}  ${pc.bold(name)}  ${scopes.join(' ')}`;
}

/** Shows a new key, the only time that its secret is seen. */
function showNew(key: NewApiKey, { json }: JsonOption, { say }: Terminal): void {
  if (json) return say(JSON.stringify(key));
  say(key.secret);
  const until = key.expiresAt.slice(0, 10);
  say(pc.dim(`Shown this once. Works until ${until}; “pnpm frontdesk keys revoke ${key.id}” ends it.`));
}

/** Makes a key for a program that was written for another service, on the desk's first assistant unless another is named. */
async function createFor(
  desk: DeskClient,
  name: string | undefined,
  { for: system, assistant, days }: CreateOptions,
): Promise<ProgramKey> {
  const id = assistant?.[0] ?? (await desk.call<DeskInfo>('GET', '/info')).assistantId;
  return desk.api<ProgramKey>('POST', `/assistants/${encodeURIComponent(id)}/program-keys`, {
    system,
    ...(name !== undefined && { name }),
    ...(days !== undefined && { expiresInDays: Number(days) }),
  });
}

function showProgramKey({ key, ids, baseUrl, expiresAt, keyId }: ProgramKey, { say }: Terminal): void {
  say(key);
  for (const [label, value] of Object.entries({ ...ids, address: baseUrl })) say(`${label}: ${value}`);
  say(
    pc.dim(
      `Shown this once. Works until ${expiresAt.slice(0, 10)}; “pnpm frontdesk keys revoke ${keyId}” ends it.`,
    ),
  );
}

/** Adds `keys create | list | rotate | revoke` to the operator's command. */
export function addKeysCommand(program: Command, terminal: Terminal): void {
  const keys = program.command('keys').description('makes, lists and ends the API keys of programs');
  addMaking(keys, terminal);
  addListing(keys, terminal);
}

function addMaking(keys: Command, terminal: Terminal): void {
  keys
    .command('create')
    .description('makes an API key and prints it, this once')
    .argument('[name]', 'what the key is for')
    .addOption(
      new Option('--for <service>', 'make it for a program that was written for this service').choices(
        PROGRAM_SYSTEMS,
      ),
    )
    .option('--scope <scope...>', 'what it may do, such as knowledge:write ask')
    .option('--assistant <id...>', 'the only assistants that it may touch')
    .option('--days <number>', 'how long it works; 90 days otherwise')
    .option('--test', 'make an sk_test_ key')
    .option(...JSON_OPTION)
    .action(async (name: string | undefined, options: CreateOptions) => {
      const desk = await findDesk(terminal.dataDir);
      if (options.for) {
        const made = await createFor(desk, name, options);
        // The ids stand beside the key as well, so that a script takes them from one place.
        if (options.json) return terminal.say(JSON.stringify({ ...made, ...made.ids }));
        return showProgramKey(made, terminal);
      }
      showNew(await desk.api<NewApiKey>('POST', '/keys', wishOf(name, options)), options, terminal);
    });
  keys
    .command('rotate')
    .description('makes a successor of a key; both work for a while')
    .argument('<id>', 'the key that gets a successor')
    .option('--overlap <hours>', 'how long both work; 24 hours otherwise')
    .option(...JSON_OPTION)
    .action(async (id: string, options: JsonOption & { readonly overlap?: string }) => {
      const desk = await findDesk(terminal.dataDir);
      const body = options.overlap === undefined ? {} : { overlapHours: Number(options.overlap) };
      const key = await desk.api<NewApiKey>('POST', `/keys/${encodeURIComponent(id)}/rotate`, body);
      showNew(key, options, terminal);
    });
}

function addListing(keys: Command, { dataDir, say }: Terminal): void {
  keys
    .command('list')
    .description('lists the API keys, without their secrets')
    .option(...JSON_OPTION)
    .action(async ({ json }: JsonOption) => {
      const desk = await findDesk(dataDir);
      const { items } = await desk.api<{ readonly items: readonly ApiKey[] }>('GET', '/keys');
      if (json) return say(JSON.stringify({ items }));
      say(items.length === 0 ? 'There are no API keys.' : items.map(line).join('\n'));
    });
  keys
    .command('revoke')
    .description('ends an API key at once')
    .argument('<id>', 'the key that ends')
    .option(...JSON_OPTION)
    .action(async (id: string, { json }: JsonOption) => {
      const desk = await findDesk(dataDir);
      const key = await desk.api<ApiKey>('DELETE', `/keys/${encodeURIComponent(id)}`);
      say(json ? JSON.stringify(key) : `${key.hint}… (${key.name}) does not work any more.`);
    });
}
