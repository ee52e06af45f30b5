// The one door for HTTP: a route returns or throws, and exactly one answer leaves.

import { randomUUID } from 'node:crypto';

import type { Problem } from '@frontdesk/contract';
import type { ErrorRequestHandler, Request, RequestHandler, Response, Router } from 'express';

import { AppError, toAppError, toProblem } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { escapeHtml, page } from './page.ts';

/** Gives every request an id, in the answer's `X-Request-Id` and in the log. */
export const assignRequestId: RequestHandler = (_request, response, next) => {
  const requestId = randomUUID();
  response.locals['requestId'] = requestId;
  response.setHeader('X-Request-Id', requestId);
  next();
};

/** Refuses what no route took. */
export const refuseUnknown: RequestHandler = () => {
  throw new AppError('not_found');
};

/** The methods that an address may answer to. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Answer = (request: Request, response: Response) => void | Promise<void>;

/** Declares one address with its methods; every other method is refused with the list of those that work. */
export function route(
  router: Router,
  path: string,
  methods: Readonly<Partial<Record<Method, Answer | RequestHandler[]>>>,
): void {
  const address = router.route(path);
  const declared = Object.entries(methods) as [Method, Answer | RequestHandler[]][];
  for (const [method, answer] of declared) address[method](answer);
  const allowed = declared.map(([method]) => method.toUpperCase()).join(', ');
  address.all((_request, response) => {
    response.setHeader('Allow', allowed);
    throw new AppError('method_not_allowed');
  });
}

/** Turns whatever was thrown into a refusal, also what the body parser and the router say of a request that cannot be read. */
function toRefusal(thrown: unknown): AppError {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return toAppError(thrown);
  const status = 'status' in thrown ? thrown.status : undefined;
  if (status === 413) return new AppError('payload_too_large', { cause: thrown });
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const details = status === 404 ? undefined : ['payload: cannot be read as JSON in UTF-8'];
    return new AppError(status === 404 ? 'not_found' : 'invalid_payload', {
      cause: thrown,
      ...(details && { details }),
    });
  }
  return toAppError(thrown);
}

const PROBLEM = 'application/problem+json';

/** What a person sees who opened an address that can't be shown. */
function problemPage({ status, title, requestId }: Problem): string {
  const html = `<h1>${escapeHtml(title)}</h1><p>${status} · ${escapeHtml(requestId)}</p>`;
  return page({ title: String(status), html });
}

/** A refusal on its way out. */
export interface Refusal {
  readonly error: AppError;
  readonly requestId: string;
  readonly request: Request;
  readonly response: Response;
}

/** Makes the door for everything that was thrown: one refusal, said in the words of whoever asks; surprises go into the log. */
export function refusals(logger: Logger, say: (refusal: Refusal) => void): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const error = toRefusal(thrown);
    const requestId = String(response.locals['requestId']);
    if (error.code === 'internal') {
      logger.error({ err: thrown, requestId, path: request.path }, 'a request failed');
    }
    if (response.headersSent) {
      next(thrown);
      return;
    }
    response.setHeader('Cache-Control', 'no-store');
    say({ error, requestId, request, response });
  };
}

/** Turns whatever was thrown into a problem document, or into a page for a person who opened the address. */
export function problems(logger: Logger): ErrorRequestHandler {
  return refusals(logger, ({ error, requestId, request, response }) => {
    const problem = toProblem(error, requestId);
    response.status(problem.status);
    if (error.retryAfterMs !== undefined && !response.hasHeader('Retry-After')) {
      response.setHeader('Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
    }
    if (request.method === 'GET' && request.accepts([PROBLEM, 'text/html']) === 'text/html') {
      response.type('html').send(problemPage(problem));
    } else {
      response.type(PROBLEM).send(JSON.stringify(problem));
    }
  });
}
