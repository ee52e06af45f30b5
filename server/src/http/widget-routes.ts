// What the widget asks over HTTP: its session.

import { openSessionSchema } from '@frontdesk/contract/schemas';
import { Router, type RequestHandler } from 'express';

import type { OriginPolicy } from '../access/origin-policy.ts';
import { originPatterns } from '../access/origins.ts';
import type { ProveIdentity } from '../access/identity/prove-identity.ts';
import type { VisitorSessions } from '../access/visitor-sessions.ts';
import { AppError } from '../errors.ts';
import type { RateLimits } from '../limits/rate-limits.ts';
import type { AssistantStore } from '../ports/assistant-store.ts';
import { parsePayload } from '../sockets/handle.ts';
import { bearerToken } from './bearer-token.ts';
import { limitByAddress } from './rate-limit-headers.ts';
import { route } from './respond.ts';

interface WidgetRoutesDeps {
  readonly assistants: AssistantStore;
  readonly origins: OriginPolicy;
  readonly proveIdentity: ProveIdentity;
  readonly visitorSessions: VisitorSessions;
  readonly limits: RateLimits;
}

/** How long a browser may remember what it was told about another origin, in seconds. */
const PREFLIGHT_MAX_AGE_SECONDS = 600;

/**
 * Lets browsers on any website ask and read the answer; the route decides what that is. A website that is refused must be able to ask: else the
 * owner would never hear of it, nor its visitors why there is no chat. No cookie counts here, so nothing is asked in somebody else's name.
 */
function crossOrigin(): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (origin !== undefined && originPatterns(origin).length > 0) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader(
        'Access-Control-Expose-Headers',
        'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy',
      );
    }
    if (request.method !== 'OPTIONS') return next();
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type');
    response.setHeader('Access-Control-Allow-Methods', 'POST');
    response.setHeader('Access-Control-Max-Age', String(PREFLIGHT_MAX_AGE_SECONDS));
    response.status(204).end();
  };
}

/** Makes the routes under `/widget/v1`. */
export function widgetRoutes({ assistants, origins, ...deps }: WidgetRoutesDeps): Router {
  const router = Router();
  router.use(crossOrigin(), limitByAddress(deps.limits, 'session'));
  route(router, '/sessions', {
    async post(request, response) {
      const { assistantId, identity: proof } = parsePayload(openSessionSchema, request.body);
      const assistant = await assistants.findAssistant(assistantId);
      if (!assistant) throw new AppError('not_found');
      if (!(await origins.allows(request.headers.origin, assistantId))) {
        throw new AppError('origin_not_allowed');
      }
      const identity = proof && (await deps.proveIdentity(assistant, proof));
      const formerToken = bearerToken(request);
      const session = await deps.visitorSessions.open(assistant, { formerToken, identity });
      response.setHeader('Cache-Control', 'no-store').json(session);
    },
  });
  route(router, '/sessions/end', {
    async post(request, response) {
      const token = bearerToken(request);
      if (token === undefined) throw new AppError('unauthenticated');
      await deps.visitorSessions.end(token);
      response.status(204).end();
    },
  });
  return router;
}
