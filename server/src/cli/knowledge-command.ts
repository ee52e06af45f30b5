// pnpm frontdesk knowledge …: where the assistant's documents come from.

import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { DeskInfo, DocumentOutcomes, Job, Source, SourceDraft, SourceKind } from '@frontdesk/contract';
import type { Command } from 'commander';
import pc from 'picocolors';

import { StartError } from '../start/start-error.ts';
import { findDesk, type DeskClient } from './desk-client.ts';
import { showProgress } from './show-progress.ts';

/** What the command works with. */
export interface KnowledgeCommandDeps {
  readonly dataDir: string;
  readonly say: (text: string) => void;
}

interface AddOptions {
  readonly assistant?: string;
  readonly page?: boolean;
  readonly depth?: string;
  readonly pages?: string;
  readonly include?: string[];
  readonly exclude?: string[];
  readonly every?: string;
  readonly name?: string;
  readonly json?: boolean;
}

type CommonOptions = Pick<AddOptions, 'assistant' | 'json'>;

const POLL_MS = 500;
const STATES: Readonly<Record<Job['state'], string>> = {
  queued: 'waits',
  running: 'is being read',
  done: 'is up to date',
  failed: 'could not be read',
  cancelled: 'was cancelled',
};

function common(command: Command): Command {
  return command
    .option('--assistant <id>', 'another assistant than the first')
    .option('--json', 'print one JSON object');
}

/** Adds the commands of the knowledge. */
export function addKnowledgeCommand(program: Command, deps: KnowledgeCommandDeps): void {
  const knowledge = program.command('knowledge').description('documents that the assistant answers from');
  common(knowledge.command('add'))
    .description('adds a website, a sitemap (.xml) or a folder of this machine, and reads it')
    .argument('<location>', 'an address, or a folder')
    .option('--page', 'only this one page')
    .option('--depth <links>', 'how many links away from the first page')
    .option('--pages <number>', 'how many pages at most')
    .option('--include <pattern...>', 'only paths such as “/help/*”')
    .option('--exclude <pattern...>', 'no paths such as “/blog/*”')
    .option('--every <hours>', 'how often it is read again; “never” for only when asked')
    .option('--name <name>', 'how to call it')
    .action(async (location: string, options: AddOptions) => add(deps, location, options));
  common(knowledge.command('list'))
    .description('says where documents come from')
    .action(async (options: CommonOptions) => list(deps, options));
  common(knowledge.command('sync'))
    .description('reads a source again')
    .argument('<source>', 'its id, as “list” shows it')
    .action(async (id: string, options: CommonOptions) => sync(deps, id, options));
  common(knowledge.command('remove'))
    .description('forgets a source with all its documents')
    .argument('<source>', 'its id, as “list” shows it')
    .action(async (id: string, options: CommonOptions) => remove(deps, id, options));
  common(knowledge.command('push'))
    .description('uploads files: Markdown, HTML, text, PDF, DOCX, or CSV with questions and answers')
    .argument('<file...>', 'the files')
    .action(async (files: string[], options: CommonOptions) => push(deps, files, options));
}

/** The desk, and the addresses of the assistant that is meant. */
async function openDesk({ dataDir }: KnowledgeCommandDeps, { assistant }: CommonOptions) {
  const desk = await findDesk(dataDir);
  const id = assistant ?? (await desk.call<DeskInfo>('GET', '/info')).assistantId;
  return { desk, base: `/assistants/${encodeURIComponent(id)}` };
}

async function add(deps: KnowledgeCommandDeps, given: string, options: AddOptions): Promise<void> {
  const { desk, base } = await openDesk(deps, options);
  const { kind, location } = await locate(given, options.page === true);
  const { depth, pages, include, exclude, every, name } = options;
  const draft: SourceDraft = {
    kind,
    location,
    ...(name !== undefined && { name }),
    ...(depth !== undefined && { maxDepth: Number(depth) }),
    ...(pages !== undefined && { maxPages: Number(pages) }),
    ...(include && { include }),
    ...(exclude && { exclude }),
    ...(every !== undefined && { resyncHours: every === 'never' ? null : Number(every) }),
  };
  const source = await desk.api<Source>('POST', `${base}/sources`, draft);
  if (!options.json)
    deps.say(`Added ${source.id}: ${location} (${kind}). It is read by the desk, also without this command.`);
  await follow(deps, { desk, base, job: source.job }, options);
}

async function locate(given: string, isPage: boolean): Promise<{ kind: SourceKind; location: string }> {
  if (/^https?:\/\//i.test(given)) {
    if (isPage) return { kind: 'url', location: given };
    return { kind: /\.xml(\.gz)?$/i.test(new URL(given).pathname) ? 'sitemap' : 'crawl', location: given };
  }
  const location = resolve(given);
  const found = await stat(location).catch(() => undefined);
  if (found?.isDirectory()) return { kind: 'folder', location };
  throw new StartError(
    found
      ? `${location} is a file; use “knowledge push” for it, or name its folder.`
      : `${given} is neither an address that begins with https:// nor a folder of this machine.`,
  );
}

async function list(deps: KnowledgeCommandDeps, options: CommonOptions): Promise<void> {
  const { desk, base } = await openDesk(deps, options);
  const sources = await desk.api<{ items: Source[] }>('GET', `${base}/sources`);
  if (options.json) return deps.say(JSON.stringify(sources));
  if (sources.items.length === 0) deps.say('No sources yet. Add one with “pnpm frontdesk knowledge add”.');
  for (const { id, name, kind, documents, job, nextSyncAt } of sources.items) {
    deps.say(`${pc.bold(id)}  ${name}`);
    const next = nextSyncAt === null ? 'read when asked' : `next on ${new Date(nextSyncAt).toLocaleString()}`;
    const state = job
      ? `${STATES[job.state]}${job.reason === null ? '' : `: ${job.reason}`}`
      : 'was read at the start';
    deps.say(pc.dim(`    ${kind}, ${documents} documents, ${state}, ${next}`));
  }
}

async function sync(deps: KnowledgeCommandDeps, id: string, options: CommonOptions): Promise<void> {
  const { desk, base } = await openDesk(deps, options);
  const job = await desk.api<Job>('POST', `${base}/sources/${encodeURIComponent(id)}/sync`);
  await follow(deps, { desk, base, job }, options);
}

async function remove(deps: KnowledgeCommandDeps, id: string, options: CommonOptions): Promise<void> {
  const { desk, base } = await openDesk(deps, options);
  await desk.api('DELETE', `${base}/sources/${encodeURIComponent(id)}`);
  deps.say(options.json ? JSON.stringify({ removed: id }) : `Forgot ${id} and its documents.`);
}

interface Following {
  readonly desk: DeskClient;
  readonly base: string;
  readonly job: Job | null;
}

/** Shows a job until it is over. @throws {StartError} when it failed */
async function follow(
  { say }: KnowledgeCommandDeps,
  { desk, base, job }: Following,
  { json }: CommonOptions,
) {
  let now = job;
  const progress = json ? undefined : showProgress(process.stdout);
  while (now !== null && (now.state === 'queued' || now.state === 'running')) {
    progress?.update(now.done, now.total, noteOf(now));
    await sleep(POLL_MS);
    now = await desk.api<Job>('GET', `${base}/jobs/${now.id}`);
  }
  progress?.end();
  if (now === null) return;
  if (json) return say(JSON.stringify(now));
  for (const { item, reason } of now.failures) say(pc.yellow(`${item}: ${reason}`));
  if (now.state !== 'done') throw new StartError(now.reason ?? 'The job was cancelled.');
  say(`Done: ${noteOf(now)}.`);
}

function noteOf({ added, updated, removed, unchanged, failed }: Job): string {
  return `${added} new, ${updated} changed, ${unchanged} the same, ${removed} gone, ${failed} left out`;
}

async function push(
  deps: KnowledgeCommandDeps,
  files: readonly string[],
  options: CommonOptions,
): Promise<void> {
  const { desk, base } = await openDesk(deps, options);
  const progress = options.json ? undefined : showProgress(process.stdout);
  const outcomes: DocumentOutcomes['items'][number][] = [];
  for (const [i, file] of files.entries()) {
    progress?.update(i, files.length, basename(file));
    outcomes.push(await pushOne(desk, base, file));
  }
  progress?.end();
  if (options.json) return deps.say(JSON.stringify({ items: outcomes }));
  for (const each of outcomes) {
    deps.say(each.ok ? `${each.key}: ${each.change}` : pc.yellow(`${each.key}: ${each.reason}`));
    for (const warning of each.ok ? each.warnings : []) deps.say(pc.dim(`    ${warning}`));
  }
  const failed = outcomes.filter(({ ok }) => !ok).length;
  if (failed > 0) throw new StartError(`${failed} of ${files.length} files could not be used.`);
}

async function pushOne(
  desk: DeskClient,
  base: string,
  file: string,
): Promise<DocumentOutcomes['items'][number]> {
  const key = basename(file);
  try {
    const path = `${base}/documents/upload?name=${encodeURIComponent(key)}`;
    const { items } = await desk.upload<DocumentOutcomes>(path, await readFile(file));
    return items[0] ?? { ok: false, key, reason: 'The desk said nothing of it.' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return {
      ok: false,
      key,
      reason: code === 'ENOENT' ? 'There is no such file.' : `It can’t be read (${code}).`,
    };
  }
}
