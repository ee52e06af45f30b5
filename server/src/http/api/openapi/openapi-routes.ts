// Where the documentation of the REST interface is: for programs, and for people.

import { Router } from 'express';

import { route } from '../../respond.ts';
import type { Endpoint } from '../endpoint.ts';
import { createOpenApi } from './create-openapi.ts';
import { referencePage } from './reference-page.ts';

/** Makes the routes `openapi.json` and `reference`; both are public, as what they describe is. Each is made for its first reader. */
export function openApiRoutes(endpoints: readonly Endpoint[], publicUrl: string): Router {
  let document: ReturnType<typeof createOpenApi> | undefined;
  const describe = () => (document ??= createOpenApi(endpoints, publicUrl));
  let page: string | undefined;
  const router = Router();
  route(router, '/openapi.json', {
    get: (_request, response) => void response.json(describe()),
  });
  route(router, '/reference', {
    get: (_request, response) => void response.type('html').send((page ??= referencePage(describe()))),
  });
  return router;
}
