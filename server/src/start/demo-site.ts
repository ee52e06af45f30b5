// Hosts the demo site on an origin of its own, as a customer's web server would.

import express from 'express';
import helmet from 'helmet';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { SERVER_OPTIONS } from './listen.ts';

const PASTED_TAG = /<script\b[^>]*\bdata-assistant="[^"]*"[^>]*><\/script>/;
const PAGES = ['index', 'product', 'help'] as const;

interface DemoSiteOptions {
  /** The folder of the pages. */
  readonly folder: string;
  readonly serverUrl: string;
  /** The tag to put where the pages have theirs. */
  readonly tag: string;
}

/**
 * Makes the demo site's server. The pages come with the Content-Security-Policy that `docs/embed.md` asks for and nothing more, so
 * the demo shows that the widget works under it.
 */
export function createDemoSite({ folder, serverUrl, tag }: DemoSiteOptions): Server {
  const app = express();
  const socketUrl = serverUrl.replace(/^http/, 'ws');
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", serverUrl],
          connectSrc: ["'self'", serverUrl, socketUrl],
          imgSrc: ["'self'", 'data:'],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          requireTrustedTypesFor: ["'script'"],
        },
      },
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
    }),
  );
  for (const page of PAGES) {
    const paths = page === 'index' ? ['/', '/index.html'] : [`/${page}`, `/${page}.html`];
    app.get(paths, async (_request, response) => {
      const html = await readFile(join(folder, `${page}.html`), 'utf8');
      response.type('html').send(html.replace(PASTED_TAG, tag));
    });
  }
  app.use(express.static(folder, { index: false, redirect: false }));
  app.use((_request, response) => {
    response.status(404).type('text').send('There is no such page.');
  });
  return createServer(SERVER_OPTIONS, app);
}
