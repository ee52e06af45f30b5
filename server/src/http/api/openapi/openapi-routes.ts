// Where the documentation of the REST interface is: for programs, and for people.

import { Router } from 'express';

import { route } from '../../respond.ts';
import type { Endpoint } from '../endpoint.ts';
import { createOpenApi } from './create-openapi.ts';
import { referencePage } from './reference-page.ts';

/** Makes the routes `openapi.json` and `reference`; both are public, as what they describe is. */
export function openApiRoutes(endpoints: readonly Endpoint[], publicUrl: string): Router {
  const document = createOpenApi(endpoints, publicUrl);
  const html = referencePage(document);
  const router = Router();
  route(router, '/openapi.json', {
    get: (_request, response) => void response.json(document),
  });
  route(router, '/reference', {
    get: (_request, response) => void response.type('html').send(html),
  });
  return router;
}
