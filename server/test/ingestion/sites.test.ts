// Websites as sources, as their owners meet them over REST: read politely, kept up to date, forgotten when they vanish.

import { gzipSync } from 'node:zlib';

import type { Source } from '@frontdesk/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { passageUrl } from '../../src/http/passage-url.ts';
import { startTestDesk } from '../support/start-test-desk.ts';
import { holdBack, link, page, SiteLab, until } from './site-lab.ts';

let lab: SiteLab;
beforeAll(async () => {
  lab = await SiteLab.start();
});
beforeEach(async () => lab.reset());
afterAll(async () => lab[Symbol.asyncDispose]());

describe('a crawl', () => {
  it('reads what links lead to, each page once, within its depth and its rules, and cites the pages', async () => {
    const { source, job } = await lab.read({ kind: 'crawl', location: `${lab.site.url}/`, maxDepth: 2 });
    expect(job).toMatchObject({ state: 'done', added: 5, failed: 0, removed: 0, reason: null });
    expect(job.done).toBe(job.total);
    expect(lab.visited.toSorted()).toEqual(
      ['/robots.txt', '/', '/birds', '/plans', '/deep/one', '/manual.pdf', '/copy'].toSorted(),
    );
    expect(await lab.call<Source>('GET', `/sources/${source.id}`)).toMatchObject({
      documents: 5,
      job: { state: 'done' },
    });
    const puffins = await lab.passageOf('What do puffins eat?');
    expect(puffins && passageUrl(lab.desk.url, puffins)).toBe(
      `${lab.site.url}/birds#:~:text=Puffins%20eat%20herring%20every%20day.`,
    );
    const condor = await lab.passageOf('When to feed the condor?');
    expect(condor && passageUrl(lab.desk.url, condor)).toBe(`${lab.site.url}/manual.pdf`);
    expect(await lab.answers('Who knows kiwis?', 'kiwis')).toBe(true);
    expect(await lab.answers('Who knows moas?', 'moas')).toBe(false);
    expect(await lab.answers('Who may read of the dodo?', 'dodo')).toBe(false);
  });

  it('asks a host once a second at most', async () => {
    await lab.read({ kind: 'crawl', location: `${lab.site.url}/` });
    const times = lab.pace.starts.filter(({ host }) => host === lab.site.host).map(({ at }) => at);
    expect(times.length).toBeGreaterThan(7);
    for (const [i, at] of times.entries())
      if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('waits as long as robots.txt and a busy server ask', async () => {
    lab.site.pages.set('/robots.txt', {
      type: 'text/plain',
      body: 'User-agent: Frontdesk\nCrawl-delay: 7\n',
    });
    lab.site.pages.set('/birds', { status: 429, headers: { 'retry-after': '42' } });
    await lab.read({ kind: 'crawl', location: `${lab.site.url}/birds` });
    const times = lab.pace.starts.map(({ at }) => at);
    // robots.txt, the page, and the page again after what it asked for.
    expect(times.map((at, i) => at - (times[i - 1] ?? 0)).slice(1)).toEqual([1_000, 7_000, 42_000]);
  });

  it('keeps to what its owner includes and excludes, and to its number of pages', async () => {
    const draft = {
      kind: 'crawl',
      location: `${lab.site.url}/`,
      include: ['/birds*', '/deep/*', '/plans'],
      exclude: ['*two', '/pl*'],
    } as const;
    const { job } = await lab.read(draft);
    expect(job).toMatchObject({ state: 'done', added: 3 });
    expect(lab.visited).not.toContain('/plans');
    const { job: small } = await lab.read({
      kind: 'crawl',
      location: `${lab.site.url}/deep/one`,
      maxPages: 1,
    });
    expect(small).toMatchObject({ state: 'done', added: 1, done: 1 });
  });

  it('asks again only for what has changed, and takes along what has vanished', async () => {
    const { source } = await lab.read({ kind: 'crawl', location: `${lab.site.url}/` });
    lab.site.forget();
    expect(await lab.syncAgain(source)).toMatchObject({
      state: 'done',
      added: 0,
      updated: 0,
      removed: 0,
      unchanged: 6,
    });
    expect(lab.site.seen.filter(({ path }) => path === '/birds')).toEqual([{ path: '/birds', status: 304 }]);
    lab.site.pages.set('/birds', page('Birds', 'Puffins eat sand eels now.', link('/deep/one', '/new')));
    lab.site.pages.set('/new', page('New', 'The lyrebird has arrived.'));
    lab.site.pages.delete('/deep/two');
    lab.site.pages.set('/plans', { status: 410 });
    expect(await lab.syncAgain(source)).toMatchObject({ added: 1, updated: 1, removed: 3, failed: 2 });
    expect(await lab.answers('What do puffins eat?', 'sand eels')).toBe(true);
    expect(await lab.answers('Has the lyrebird arrived?', 'lyrebird')).toBe(true);
    expect(await lab.answers('What costs the gold plan?', 'crowns')).toBe(false);
    expect(await lab.answers('Who knows moas?', 'moas')).toBe(false);
    // The manual was linked from the page that is gone.
    expect(await lab.answers('When to feed the condor?', 'condor')).toBe(false);
  });

  it('keeps what it knows while the site has a problem', async () => {
    const { source } = await lab.read({ kind: 'crawl', location: `${lab.site.url}/` });
    // One page fails: it stays, and so does what only it leads to.
    lab.site.pages.set('/birds', { status: 500 });
    expect(await lab.syncAgain(source)).toMatchObject({ state: 'done', removed: 0, failed: 1 });
    expect(await lab.answers('What do puffins eat?', 'herring')).toBe(true);
    expect(await lab.answers('Who knows kiwis?', 'kiwis')).toBe(true);
    // The whole site fails.
    for (const path of lab.site.pages.keys()) lab.site.pages.set(path, { status: 503 });
    const failed = await lab.syncAgain(source);
    expect(failed).toMatchObject({
      state: 'failed',
      removed: 0,
      reason: expect.stringContaining('Nothing was changed.'),
    });
    lab.site.onRequest = () => {
      throw new Error('away');
    };
    expect(await lab.syncAgain(source)).toMatchObject({ state: 'failed', removed: 0 });
    expect(await lab.answers('What costs the gold plan?', 'crowns')).toBe(true);
    expect(await lab.call<Source>('GET', `/sources/${source.id}`)).toMatchObject({ documents: 6 });
  });

  it('goes on after a restart where it was, and asks no page twice', async () => {
    const source = await lab.add({ kind: 'crawl', location: `${lab.site.url}/` });
    const held = holdBack();
    lab.site.onRequest = async (path) => {
      if (path === '/plans') await held.promise;
    };
    await until(
      async () => lab.visited,
      (paths) => paths.includes('/birds'),
    );
    await until(
      async () => lab.call<Source>('GET', `/sources/${source.id}`),
      ({ documents }) => documents >= 2,
    );
    await lab.desk.stop();
    held.release();
    lab.site.onRequest = () => undefined;
    const before = new Set(lab.visited);
    lab.site.forget();
    await lab.openDesk();
    const job = await lab.ended(source.job?.id);
    expect(job).toMatchObject({ state: 'done', added: 6, failed: 0, removed: 0 });
    expect(before).toContain('/birds');
    expect(lab.visited).not.toContain('/birds');
    expect(await lab.call<Source>('GET', `/sources/${source.id}`)).toMatchObject({ documents: 6 });
  });

  it('ends when somebody cancels it, and keeps what it has', async () => {
    const held = holdBack();
    lab.site.onRequest = async (path) => {
      if (path === '/plans') await held.promise;
    };
    const source = await lab.add({ kind: 'crawl', location: `${lab.site.url}/` });
    await until(
      async () => lab.call<Source>('GET', `/sources/${source.id}`),
      ({ documents }) => documents >= 2,
    );
    await lab.call('POST', `/jobs/${source.job?.id ?? ''}/cancel`);
    const job = await lab.ended(source.job?.id);
    held.release();
    expect(job).toMatchObject({ state: 'cancelled', removed: 0, added: 2 });
    expect(await lab.answers('What do puffins eat?', 'herring')).toBe(true);
  });

  it('of the desk’s own network is refused, whoever asks for it', async () => {
    const own = lab.desk;
    await using strict = await startTestDesk({ ingestion: { pace: lab.pace, tickMs: 50 } });
    lab.desk = strict;
    for (const location of [
      `${lab.site.url}/`,
      'http://169.254.169.254/latest/meta-data/',
      'http://localhost:27017/',
    ]) {
      const { job } = await lab.read({ kind: 'crawl', location });
      expect(job).toMatchObject({ state: 'failed', added: 0 });
      expect(job.reason).toContain('only public web addresses are opened');
    }
    expect(lab.site.seen).toEqual([]);
    lab.desk = own;
  });
});

const urlset = (...paths: string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<url><loc> ${lab.site.url}${path} </loc></url>`).join('')}</urlset>`;

describe('a sitemap', () => {
  it('names the pages; an index names sitemaps, packed ones too', async () => {
    const index = `<sitemapindex><sitemap><loc>${lab.site.url}/a.xml</loc></sitemap><sitemap><loc>/b.xml.gz</loc></sitemap></sitemapindex>`;
    lab.site.pages.set('/sitemap.xml', { type: 'application/xml', body: index });
    lab.site.pages.set('/a.xml', { type: 'application/xml', body: urlset('/birds', '/plans') });
    lab.site.pages.set('/b.xml.gz', {
      type: 'application/gzip',
      body: gzipSync(urlset('/deep/two', '/missing')),
    });
    const { source, job } = await lab.read({ kind: 'sitemap', location: `${lab.site.url}/sitemap.xml` });
    expect(job).toMatchObject({ state: 'done', added: 3, total: 4, failed: 1 });
    expect(job.failures).toEqual([{ item: `${lab.site.url}/missing`, reason: 'The page is gone (404).' }]);
    expect(lab.visited).not.toContain('/deep/one');
    lab.site.pages.set('/a.xml', { type: 'application/xml', body: urlset('/birds') });
    expect(await lab.syncAgain(source)).toMatchObject({ state: 'done', removed: 1, unchanged: 2 });
    lab.site.pages.set('/sitemap.xml', { type: 'application/xml', body: urlset() });
    expect(await lab.syncAgain(source)).toMatchObject({ state: 'failed', removed: 0 });
    lab.site.pages.set('/sitemap.xml', page('Not found', 'This is no sitemap.'));
    expect(await lab.syncAgain(source)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('no sitemap'),
    });
    expect(await lab.answers('What do puffins eat?', 'herring')).toBe(true);
  });
});

describe('a single page', () => {
  it('is read, and leaves when it is gone', async () => {
    const { source, job } = await lab.read({ kind: 'url', location: `${lab.site.url}/birds#food` });
    expect(job).toMatchObject({ state: 'done', added: 1, total: 1 });
    lab.site.pages.delete('/birds');
    expect(await lab.syncAgain(source)).toMatchObject({ state: 'done', removed: 1, failed: 1 });
    expect(await lab.answers('What do puffins eat?', 'herring')).toBe(false);
  });

  it('that moved is read where it is now', async () => {
    lab.site.pages.set('/old', { location: '/birds' });
    await lab.read({ kind: 'url', location: `${lab.site.url}/old` });
    expect((await lab.passageOf('What do puffins eat?'))?.url).toBe(`${lab.site.url}/birds`);
  });
});
