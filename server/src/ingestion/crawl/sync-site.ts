// Makes the documents of a source equal to the pages of a website: one page, the pages of a sitemap, or what links lead to.

import type { JobId } from '@frontdesk/contract';

import type { KnownPage, PageStore } from '../../ports/page-store.ts';
import type { StoredSource } from '../../ports/source-store.ts';
import { DocumentBatch } from '../documents/document-batch.ts';
import { forgetKeys, keysOf, type TakeDeps } from '../documents/take-document.ts';
import { SourceUnreadable, type SyncWatch } from '../sync-watch.ts';
import { Frontier } from './frontier.ts';
import { readSitemap } from './read-sitemap.ts';
import { isInScope, plainAddress } from './scope.ts';
import { visitPage, type VisitedPage } from './visit-page.ts';
import { createVisitor, type Visitor, type VisitorDeps } from './visitor.ts';

/** What reading a website needs. */
export interface SiteDeps extends TakeDeps, VisitorDeps {
  readonly pages: PageStore;
}

/** One reading of a website. */
interface Reading {
  readonly deps: SiteDeps;
  readonly source: StoredSource;
  readonly jobId: JobId;
  readonly watch: SyncWatch;
  readonly visitor: Visitor;
  readonly batch: DocumentBatch;
  readonly known: ReadonlyMap<string, KnownPage>;
  readonly frontier: Frontier;
  /** The website that the links must stay on; known once the first page was reached. */
  origin: string;
  /** Keys of documents that stay. */
  readonly kept: Set<string>;
  /** Keys of documents whose pages are gone for certain. */
  readonly gone: Set<string>;
}

/**
 * Reads the pages of a website, politely, and brings their documents up to date. A page that has vanished takes its document along; one that
 * can't be reached, or whose server has a problem, keeps it. A reading that was interrupted goes on where it was.
 * @throws {SourceUnreadable} when the first page or the sitemap can't be read; nothing is changed then
 * @throws the signal's reason when it is aborted; what was done stays done
 */
export async function syncSite(
  deps: SiteDeps,
  { source, jobId }: { readonly source: StoredSource; readonly jobId: JobId },
  watch: SyncWatch,
): Promise<void> {
  const stored = await deps.pages.list(source.assistantId, source.id);
  const visitor = createVisitor(deps, watch.signal);
  const batch = new DocumentBatch(deps.knowledge, (item, reason) => watch.fail({ item, reason }));
  const reading: Reading = {
    deps,
    source,
    jobId,
    watch,
    visitor,
    batch,
    known: new Map(stored.map((page) => [page.url, page])),
    frontier: new Frontier(source.kind === 'crawl' ? source.maxDepth : 0),
    origin: new URL(source.location).origin,
    kept: new Set(),
    gone: new Set(),
  };
  await begin(reading);
  for (const page of stored) if (page.jobId === jobId) resume(reading, page);
  try {
    await visitAll(reading);
  } finally {
    await batch.flush();
  }
  await forgetVanished(reading);
}

async function begin({ source, visitor, frontier }: Reading): Promise<void> {
  const { kind, location, maxPages } = source;
  if (kind !== 'sitemap') return frontier.add(plainAddress(location), 0);
  const { host } = new URL(location);
  for (const address of await readSitemap(visitor, location, maxPages)) {
    const isOwn = new URL(address).host === host && isInScope(address, new URL(address).origin, source);
    if (isOwn) frontier.add(plainAddress(address), 0);
  }
}

/** Takes up a page that this job had seen before it was interrupted. */
function resume(reading: Reading, page: KnownPage): void {
  reading.frontier.visit(page.url);
  if (page.depth === 0 && reading.source.kind === 'crawl') reading.origin = new URL(page.url).origin;
  follow(reading, page);
}

function follow({ frontier, kept, source, origin }: Reading, { key, depth, links }: KnownPage): void {
  if (key !== undefined) kept.add(key);
  for (const link of links) if (isInScope(link, origin, source)) frontier.add(plainAddress(link), depth + 1);
}

async function visitAll(reading: Reading): Promise<void> {
  const { frontier, source, watch } = reading;
  for (let next = frontier.next(); next !== undefined; next = frontier.next()) {
    watch.signal.throwIfAborted();
    if (frontier.visited > source.maxPages) {
      frontier.stop();
      return;
    }
    watch.expect(Math.min(frontier.size, source.maxPages));
    await visitOne(reading, next);
  }
  watch.expect(watch.progress.done);
}

async function visitOne(reading: Reading, { url, depth }: { readonly url: string; readonly depth: number }) {
  const { deps, source, visitor, known, watch } = reading;
  const isFirst = depth === 0 && source.kind !== 'sitemap';
  const before = known.get(url);
  const allowed = await visitor.allows(url);
  if (allowed === 'no') {
    if (isFirst)
      throw new SourceUnreadable('The website’s robots.txt does not let the desk read this address.');
    return watch.note();
  }
  const isVisitedItself = (canonical: string): boolean => {
    if (source.kind === 'url' || !isInScope(canonical, new URL(url).origin, source)) return false;
    reading.frontier.add(canonical, depth);
    return true;
  };
  const visited: VisitedPage =
    allowed === 'unknown'
      ? { kind: 'failed', reason: 'The website can’t be reached, or its robots.txt can’t be read now.' }
      : await visitPage(url, { deps, source, visitor, known: before, isVisitedItself });
  if (visited.kind === 'page') return takePage(reading, { ...visited, depth, asked: url });
  const { kind, reason } = visited;
  if (isFirst && !(kind === 'gone' && source.kind === 'url')) {
    throw new SourceUnreadable(`The first page can’t be read: ${reason} Nothing was changed.`);
  }
  watch.fail({ item: url, reason });
  watch.note();
  if (kind === 'gone') reading.gone.add(before?.key ?? url);
  else if (before) follow(reading, { ...before, depth });
  else reading.kept.add(url);
}

type Taken = Extract<VisitedPage, { kind: 'page' }> & { readonly depth: number; readonly asked: string };

async function takePage(reading: Reading, { page, stored, depth, asked }: Taken): Promise<void> {
  const { deps, source, jobId, watch, batch, frontier, origin } = reading;
  const isFirst = depth === 0 && source.kind === 'crawl';
  // The first page may lead elsewhere, such as from http to https; all others must stay on its website.
  if (isFirst) reading.origin = new URL(page.url).origin;
  else if (source.kind !== 'url' && new URL(page.url).origin !== origin) return watch.note();
  const isTwice = page.url !== asked && frontier.isVisited(page.url);
  frontier.visit(page.url);
  if (isTwice) return watch.note();
  const seen: KnownPage = { ...page, links: linksOf(page.links, reading), jobId, depth };
  await batch.add(stored?.toIndex);
  await deps.pages.put(source.assistantId, source.id, seen);
  follow(reading, seen);
  watch.note(stored?.change);
}

function linksOf(links: readonly string[], { source, origin }: Reading): string[] {
  if (source.kind !== 'crawl') return [];
  return [...new Set(links.filter((link) => isInScope(link, origin, source)).map(plainAddress))];
}

/** What was not met any more is forgotten. A reading that ended at its limit knows only what is gone for certain. */
async function forgetVanished({ deps, source, jobId, frontier, kept, gone, watch }: Reading): Promise<void> {
  const isWhole = !frontier.isStopped;
  const stored = await keysOf(deps.documents, source);
  const vanished = stored.filter((key) => !kept.has(key) && (isWhole || gone.has(key)));
  await forgetKeys(deps, source, vanished);
  watch.remove(vanished.length);
  if (!isWhole) return;
  const pages = await deps.pages.list(source.assistantId, source.id);
  const unseen = pages.filter(
    (page) => page.jobId !== jobId && !(page.key !== undefined && kept.has(page.key)),
  );
  await deps.pages.remove(
    source.assistantId,
    source.id,
    unseen.map(({ url }) => url),
  );
}
