// The pages that citations open: a document of the knowledge, with the cited passage marked.

import { Router } from 'express';

import { idSchema } from '@frontdesk/contract/schemas';

import { AppError } from '../errors.ts';
import { renderDocument } from '../knowledge/render-document.ts';
import type { DocumentStore, KnowledgeDocument } from '../ports/document-store.ts';
import { page } from './page.ts';
import { VERSION_CHARS } from './passage-url.ts';
import { route } from './respond.ts';
import { SOURCE_PAGE_STYLE } from './source-page-style.ts';

const STYLE_MAX_AGE_SECONDS = 3_600;
const documentId = idSchema('doc');

/** The passage that a request marks; none when the document has changed since, for its offsets then mean something else. */
function citedRange(query: Record<string, unknown>, { version }: KnowledgeDocument) {
  const { passage, version: cited } = query;
  if (typeof passage !== 'string' || cited !== version.slice(0, VERSION_CHARS)) return undefined;
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(passage) ?? [];
  return start && end ? { start: Number(start), end: Number(end) } : undefined;
}

/** Makes the routes under `/sources`. */
export function sourcePages(documents: DocumentStore): Router {
  const router = Router();
  route(router, '/style.css', {
    get(_request, response) {
      response.setHeader('Cache-Control', `public, max-age=${STYLE_MAX_AGE_SECONDS}`);
      response.type('css').send(SOURCE_PAGE_STYLE);
    },
  });
  route(router, '/:documentId', {
    async get(request, response) {
      const id = documentId.safeParse(request.params['documentId']);
      const document = id.success ? await documents.find(id.data) : null;
      if (!document) throw new AppError('not_found');
      const rendered = renderDocument(document, citedRange(request.query, document));
      response.setHeader('Cache-Control', 'no-cache').type('html').send(page(rendered));
    },
  });
  return router;
}
