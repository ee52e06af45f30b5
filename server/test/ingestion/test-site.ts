// A website on loopback whose pages a test changes at will, and time that passes only when somebody waits.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createHostPace, type HostPace } from '../../src/ingestion/crawl/host-pace.ts';

/** What a page answers with. */
export interface TestPage {
  readonly body?: string | Uint8Array;
  readonly type?: string;
  readonly status?: number;
  readonly location?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that a site has seen. */
export interface SeenRequest {
  readonly path: string;
  readonly status: number;
}

/** A website for tests. */
export interface TestSite extends AsyncDisposable {
  readonly url: string;
  readonly host: string;
  /** By path; a text is an HTML page. Everything else is not found. */
  pages: Map<string, string | TestPage>;
  /** What was asked for since {@link TestSite.forget}. */
  readonly seen: SeenRequest[];
  forget(): void;
  /** Has the pages of its start again. */
  reset(): void;
  /** Called before each answer, such as to hold it back; when it throws, the connection is cut. */
  onRequest: (path: string) => Promise<void> | void;
}

/** Starts a website. Its pages carry an `ETag` and are answered with 304 when they are the same. */
export async function startTestSite(pages: Readonly<Record<string, string | TestPage>>): Promise<TestSite> {
  const server = createServer((request, response) => {
    void (async () => {
      const path = request.url ?? '/';
      try {
        await site.onRequest(path);
      } catch {
        response.destroy();
        return;
      }
      const found = site.pages.get(path);
      const page: TestPage = typeof found === 'string' ? { body: found } : (found ?? { status: 404 });
      const etag = `"${createHash('sha1')
        .update(page.body ?? '')
        .digest('hex')}"`;
      const isSame = page.status === undefined && request.headers['if-none-match'] === etag;
      const status = isSame ? 304 : (page.status ?? (page.location ? 301 : 200));
      site.seen.push({ path, status });
      response.writeHead(status, {
        etag,
        'content-type': page.type ?? 'text/html; charset=utf-8',
        ...(page.location && { location: page.location }),
        ...page.headers,
      });
      response.end(isSame ? undefined : page.body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site: TestSite = {
    url: `http://${host}`,
    host,
    pages: new Map(Object.entries(pages)),
    seen: [],
    forget: () => void site.seen.splice(0),
    onRequest: () => undefined,
    reset() {
      site.pages = new Map(Object.entries(pages));
      site.onRequest = () => undefined;
      site.forget();
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return site;
}

/** A pace whose waiting takes no time, and which remembers when each request would have started. */
export function createTestPace(): HostPace & { readonly starts: { host: string; at: number }[] } {
  let now = 0;
  const pace = createHostPace({
    now: () => now,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      now += ms;
    },
  });
  const starts: { host: string; at: number }[] = [];
  return {
    starts,
    async turn(host, intervalMs, signal) {
      await pace.turn(host, intervalMs, signal);
      starts.push({ host, at: now });
    },
  };
}
