// Visits one page of a website: asks only for what has changed, and says what became of it.

import type { KnownPage } from '../../ports/page-store.ts';
import type { StoredSource } from '../../ports/source-store.ts';
import { rawVersionOf, isTaken, takeRead, type TakeDeps } from '../documents/take-document.ts';
import type { StoredDocument } from '../documents/store-document.ts';
import { isReadableType } from '../extract/detect-format.ts';
import type { OutboundReply } from '../../ports/outbound.ts';
import { plainAddress } from './scope.ts';
import type { Visitor } from './visitor.ts';

/** What a page turned out to be. */
export type VisitedPage =
  | {
      /** It was read, or is as it was. */
      readonly kind: 'page';
      readonly page: Omit<KnownPage, 'jobId' | 'depth'>;
      /** Absent for a page that asks not to be found, and for a copy of another one. */
      readonly stored?: Pick<StoredDocument, 'change' | 'toIndex'>;
    }
  | { readonly kind: 'gone'; readonly reason: string }
  /** It may be back later: what is known of it stays. */
  | { readonly kind: 'failed'; readonly reason: string };

/** What visiting a page needs. */
export interface PageVisit {
  readonly deps: TakeDeps;
  readonly source: StoredSource;
  readonly visitor: Visitor;
  /** What is known of the page from last time. */
  readonly known: KnownPage | undefined;
  /** Asked about the address that a page calls its own, when it is another: whether that one is visited for itself. */
  readonly isVisitedItself: (canonical: string) => boolean;
}

/** Visits a page. @throws the visitor's reason when it is stopped */
export async function visitPage(url: string, visit: PageVisit): Promise<VisitedPage> {
  const { visitor, known } = visit;
  const result = await visitor.get(url, conditions(known));
  if (!result.ok) return { kind: 'failed', reason: result.reason };
  const { reply } = result;
  const { status } = reply;
  if (status === 304 && known) {
    return { kind: 'page', page: known, ...(known.key !== undefined && { stored: { change: 'unchanged' } }) };
  }
  if (status === 404 || status === 410) return { kind: 'gone', reason: `The page is gone (${status}).` };
  if (status !== 200) return { kind: 'failed', reason: statusReason(status) };
  return readPage(reply, visit);
}

function conditions(known: KnownPage | undefined): Record<string, string> {
  return {
    ...(known?.etag !== undefined && { 'if-none-match': known.etag }),
    ...(known?.lastModified !== undefined && { 'if-modified-since': known.lastModified }),
  };
}

function statusReason(status: number): string {
  if (status === 401 || status === 403) return `The server does not show this page to everyone (${status}).`;
  if (status >= 500) return `The server has a problem (${status}); what was known of the page stays.`;
  return `The server answered with ${status}.`;
}

async function readPage(reply: OutboundReply, visit: PageVisit): Promise<VisitedPage> {
  const { deps, source, known } = visit;
  const contentType = reply.header('content-type');
  if (!isReadableType(contentType))
    return { kind: 'failed', reason: 'It is not a page or document that can be read.' };
  const url = plainAddress(reply.url);
  const raw = { bytes: reply.body, contentType, name: nameOf(url), url };
  const rawVersion = rawVersionOf(raw);
  const facts = validators(reply);
  if (known?.key !== undefined && (await isTaken(deps.documents, source, { key: known.key, rawVersion }))) {
    const page = { url, links: known.links, key: known.key, ...facts };
    return { kind: 'page', page, stored: { change: 'unchanged' } };
  }
  const read = await deps.extractor.read(raw);
  if (!read.ok) return { kind: 'failed', reason: read.reason };
  const links = read.page?.links ?? [];
  const key = addressOf(url, read.page?.canonical);
  const isCopy = key !== url && visit.isVisitedItself(key);
  if (isCopy || read.page?.isHidden === true) return { kind: 'page', page: { url, links, ...facts } };
  const stored = await takeRead(deps.documents, source, { key, url: key, rawVersion, read });
  return { kind: 'page', page: { url, links, key, ...facts }, stored };
}

/** The address that a page calls its own counts, as long as it is on the same website. */
function addressOf(url: string, canonical: string | undefined): string {
  if (canonical === undefined || new URL(canonical).origin !== new URL(url).origin) return url;
  return plainAddress(canonical);
}

function nameOf(url: string): string {
  const { pathname, hostname } = new URL(url);
  const last = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function validators(reply: OutboundReply): Pick<KnownPage, 'etag' | 'lastModified'> {
  const [etag, lastModified] = [reply.header('etag'), reply.header('last-modified')];
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}
