// A desk and a website on loopback, and what tests of sources do with them.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Job, Source, SourceDraft } from '@frontdesk/contract';
import { expect } from 'vitest';

import type { Passage } from '../../src/ports/passage.ts';
import { callApi } from '../support/call-api.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { makePdf } from './make-files.ts';
import { createTestPace, startTestSite, type TestPage, type TestSite } from './test-site.ts';

/** Links to some paths. */
export const link = (...paths: string[]) => paths.map((path) => `<a href="${path}">${path}</a>`).join(' ');
/** A page with a title, a text, and links around them. */
export const page = (title: string, text: string, links = '') =>
  `<title>${title}</title><main><h1>${title}</h1><p>${text}</p></main><nav>${links}</nav>`;

const PAGES: Readonly<Record<string, string | TestPage>> = {
  '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /private/\n' },
  '/': page(
    'Home',
    'Welcome to the aviary of the north.',
    link('/birds', '/birds?utm_source=x#top', '/plans', '/private/x'),
  ),
  '/birds': page(
    'Birds',
    'Puffins eat herring every day.',
    link('/', '/deep/one', '/logo.png', 'https://elsewhere.example/'),
  ),
  '/plans': page('Plans', 'The gold plan costs forty crowns.', link('/manual.pdf', '/copy')),
  '/manual.pdf': {
    type: 'application/pdf',
    body: makePdf([[{ text: 'Feed the condor on Mondays.', size: 11, y: 700 }]]),
  },
  '/copy': `<link rel="canonical" href="/plans">${page('Plans', 'The gold plan costs forty crowns.')}`,
  '/deep/one': page('One', 'Level two knows kiwis.', link('/deep/two')),
  '/deep/two': page('Two', 'Level three knows moas.'),
  '/private/x': page('Private', 'Nobody may read of the dodo.'),
};

/** A desk that may read a website. */
export class SiteLab implements AsyncDisposable {
  site: TestSite;
  desk: TestDesk;
  readonly pace = createTestPace();
  readonly dataDir: string;

  private constructor(site: TestSite, dataDir: string) {
    this.site = site;
    this.dataDir = dataDir;
    this.desk = undefined as unknown as TestDesk;
  }

  static async start(): Promise<SiteLab> {
    const lab = new SiteLab(await startTestSite(PAGES), await mkdtemp(join(tmpdir(), 'sites-')));
    await lab.openDesk();
    return lab;
  }

  /** Opens the desk on the same data, such as after a stop. */
  async openDesk(): Promise<void> {
    const ingestion = { outboundAllowHosts: [this.site.host], pace: this.pace, tickMs: 50, saveMs: 20 };
    this.desk = await startTestDesk({ dataDir: this.dataDir, ingestion });
  }

  /** Has the website of the start and no source. */
  async reset(): Promise<void> {
    this.site.onRequest = () => undefined;
    const { items } = await this.call<{ items: Source[] }>('GET', '/sources');
    for (const { id } of items) await this.call('DELETE', `/sources/${id}`);
    this.site.reset();
    this.pace.starts.splice(0);
  }

  async call<Body>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Body> {
    const address = `${method} /assistants/${this.desk.assistant.id}${path}` as const;
    const token = this.desk.secrets[1] ?? '';
    const reply = await callApi<Body>(this.desk, address, { token, ...(body !== undefined && { body }) });
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
    return reply.body;
  }

  async add(draft: SourceDraft): Promise<Source> {
    return this.call<Source>('POST', '/sources', draft);
  }

  /** Waits until a job is over. */
  async ended(id: string | undefined): Promise<Job> {
    return until(async () => this.call<Job>('GET', `/jobs/${id}`), isOver);
  }

  /** Adds a source, and waits until it has been read. */
  async read(draft: SourceDraft): Promise<{ source: Source; job: Job }> {
    const source = await this.add(draft);
    return { source, job: await this.ended(source.job?.id) };
  }

  async syncAgain({ id }: Source): Promise<Job> {
    return this.ended((await this.call<Job>('POST', `/sources/${id}/sync`)).id);
  }

  async passageOf(question: string): Promise<Passage | undefined> {
    const { id: assistantId } = this.desk.assistant;
    return (await this.desk.knowledge.retrieve({ assistantId, question, limit: 1 })).passages[0];
  }

  /** Tells whether what a question finds has a word. */
  async answers(question: string, word: string): Promise<boolean> {
    return (await this.passageOf(question))?.text.includes(word) === true;
  }

  /** The paths that were asked for. */
  get visited(): string[] {
    return this.site.seen.map(({ path }) => path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.desk[Symbol.asyncDispose]();
    await this.site[Symbol.asyncDispose]();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

const isOver = ({ state }: Job) => state !== 'queued' && state !== 'running';

/** Looks again and again until a value is as expected. */
export async function until<Value>(
  read: () => Promise<Value>,
  isReached: (value: Value) => boolean,
): Promise<Value> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await read();
    if (isReached(value)) return value;
    if (Date.now() > deadline) throw new Error(`never reached: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A promise that waits to be let go. */
export function holdBack(): { readonly promise: Promise<void>; readonly release: () => void } {
  const releases: (() => void)[] = [];
  const promise = new Promise<void>((resolve) => releases.push(resolve));
  return { promise, release: () => releases.forEach((release) => release()) };
}
