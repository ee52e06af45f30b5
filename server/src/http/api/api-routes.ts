// The REST interface: every declared address passes the same checks in the same order.

import { DESK_LIMITS } from '@frontdesk/contract';
import { json, Router, type Request, type RequestHandler, type Response } from 'express';

import { requireScope, type Caller } from '../../access/caller.ts';
import { AppError } from '../../errors.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import { writeRateHeaders } from '../rate-limit-headers.ts';
import { requireAssistant } from '../own-assistant.ts';
import { route } from '../respond.ts';
import type { Authenticate } from './authenticate.ts';
import type { Endpoint } from './endpoint.ts';
import type { RunOnce } from './idempotency/idempotency.ts';
import { readBytes } from './read-bytes.ts';
import type { RecordChange } from './record-change.ts';

/** What the checks rest on. */
export interface ApiDeps {
  readonly authenticate: Authenticate;
  readonly assistants: AssistantStore;
  readonly recordChange: RecordChange;
  readonly runOnce: RunOnce;
  readonly limits: RateLimits;
}

/** Makes the routes under `/api/v1`: authenticated, permitted, on an assistant of the caller's, parsed; then the address answers, and what it changed is recorded. */
export function apiRoutes(endpoints: readonly Endpoint[], deps: ApiDeps): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  for (const path of new Set(endpoints.map((each) => each.path))) {
    const declared = endpoints.filter((each) => each.path === path);
    route(router, path, Object.fromEntries(declared.map((each) => [each.method, handlers(each, deps)])));
  }
  return router;
}

/** Recognises and counts the caller. Who can't be recognised is counted by the address, so that keys can't be guessed. */
async function recognise(
  request: Request,
  response: Response,
  { authenticate, limits }: ApiDeps,
): Promise<Caller> {
  const address = limits.addressOf(request);
  let caller: Caller;
  try {
    caller = await authenticate(request);
  } catch (error) {
    const verdict = await limits.take('stranger', { address });
    if (verdict.isAllowed) throw error;
    writeRateHeaders(response, verdict);
    throw new AppError('rate_limited', { retryAfterMs: verdict.resetMs });
  }
  const verdict = await limits.take('api', { address, key: caller.actor.id });
  writeRateHeaders(response, verdict);
  if (!verdict.isAllowed) throw new AppError('rate_limited', { retryAfterMs: verdict.resetMs });
  return caller;
}

/**
 * What belongs to the workspace as a whole is not changed by a caller who is bound to some of its assistants.
 * @throws {AppError} `scope_missing`
 */
function requireWorkspace({ method, scope }: Endpoint, { assistantIds }: Caller): void {
  if (!assistantIds || method === 'get' || !/^(access|settings):/.test(scope)) return;
  throw new AppError('scope_missing', { details: ['key: is bound to some assistants; this belongs to all'] });
}

function handlers(endpoint: Endpoint, deps: ApiDeps): RequestHandler[] {
  const { assistants, recordChange, runOnce } = deps;
  const admit: RequestHandler = async (request, response, next) => {
    const caller = await recognise(request, response, deps);
    requireScope(caller, endpoint.scope);
    const { assistantId } = request.params;
    if (assistantId !== undefined) await requireAssistant(assistants, caller, assistantId);
    else requireWorkspace(endpoint, caller);
    if (endpoint.query === undefined && Object.keys(request.query).length > 0) {
      throw new AppError('invalid_payload', { details: ['query: nothing is expected after “?”'] });
    }
    response.locals['caller'] = caller;
    next();
  };
  const answer: RequestHandler = async (request, response) => {
    const caller = response.locals['caller'] as Caller;
    const { reply, isRepeated } = await runOnce(caller, request, async () => {
      const made = await endpoint.handle(caller, request);
      await recordChange(endpoint, { caller, params: request.params, reply: made });
      return made;
    });
    if (isRepeated) response.setHeader('Idempotency-Replayed', 'true');
    response.status(endpoint.status);
    if (endpoint.reply) response.json(reply);
    else response.end();
  };
  return [admit, ...readBody(endpoint), answer];
}

function readBody({ body, bodyMaxBytes: limit = DESK_LIMITS.packetMaxBytes }: Endpoint): RequestHandler[] {
  if (body === undefined) return [];
  if (body !== 'bytes') return [json({ limit, type: () => true })];
  const read: RequestHandler = async (request, _response, next) => {
    request.body = await readBytes(request, limit);
    next();
  };
  return [read];
}
