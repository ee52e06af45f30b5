// What the operator's command asks of the running desk. The token is in the data folder, readable by its owner alone.

import { timingSafeEqual } from 'node:crypto';

import type { DeskInfo, SignInLink } from '@frontdesk/contract';
import { Router, type RequestHandler } from 'express';

import { tokenHash } from '../access/token-hash.ts';
import { AppError } from '../errors.ts';
import { bearerToken } from './bearer-token.ts';
import { route } from './respond.ts';

/** What the operator may ask. */
export interface OperatorDeps {
  readonly token: string;
  readonly info: () => DeskInfo;
  readonly createSignInLink: () => Promise<SignInLink>;
}

function operatorOnly(token: string): RequestHandler {
  const expected = Buffer.from(tokenHash(token));
  return (request, _response, next) => {
    const given = Buffer.from(tokenHash(bearerToken(request) ?? ''));
    if (!timingSafeEqual(given, expected)) throw new AppError('unauthenticated');
    next();
  };
}

/** Makes the routes under `/operator/v1`. */
export function operatorRoutes({ token, info, createSignInLink }: OperatorDeps): Router {
  const router = Router();
  router.use(operatorOnly(token), (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  route(router, '/info', {
    get(_request, response) {
      response.json(info());
    },
  });
  route(router, '/sign-in-links', {
    async post(_request, response) {
      response.status(201).json(await createSignInLink());
    },
  });
  return router;
}
