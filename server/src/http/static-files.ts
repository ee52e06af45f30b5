// The built files that browsers load: the widget's for every website, the console's for the desk's own.

import { Router, static as serveStatic } from 'express';

const YEAR_SECONDS = 31_536_000;
/** A new version of the loader reaches every page within this. */
const LOADER_MAX_AGE_SECONDS = 300;

/** Where the built files are. */
export interface StaticFolders {
  readonly widgetDir: string;
  readonly consoleDir: string;
}

/** Files whose name changes with their content never change. */
function cacheControl(path: string): string {
  const isHashed = /-[\w-]{8,}\.(js|css|svg|woff2)$/.test(path);
  if (isHashed) return `public, max-age=${YEAR_SECONDS}, immutable`;
  return path.endsWith('widget.js') ? `public, max-age=${LOADER_MAX_AGE_SECONDS}` : 'no-cache';
}

/** Makes the routes of the built files. */
export function staticFiles({ widgetDir, consoleDir }: StaticFolders): Router {
  const router = Router();
  const common = { index: false, redirect: false, dotfiles: 'ignore' } as const;
  const widget = serveStatic(widgetDir, {
    ...common,
    setHeaders(response, path) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
      response.setHeader('Cache-Control', cacheControl(path));
    },
  });
  router.use('/widget', widget);
  router.get('/widget.js', widget);
  router.use(
    '/console',
    serveStatic(consoleDir, {
      ...common,
      index: 'index.html',
      redirect: true,
      setHeaders: (response, path) => {
        response.setHeader('Cache-Control', cacheControl(path));
      },
    }),
  );
  return router;
}
