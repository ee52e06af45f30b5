// What the console asks over HTTP: to be let in and out.

import type { AgentProfile } from '@frontdesk/contract';
import { signInSchema } from '@frontdesk/contract/schemas';
import { Router, type RequestHandler } from 'express';

import type { AgentCookie } from '../access/agent-cookie.ts';
import { readAgentProfile } from '../access/agent-profile.ts';
import type { AgentSessions } from '../access/agent-sessions.ts';
import type { OriginPolicy } from '../access/origin-policy.ts';
import { AppError } from '../errors.ts';
import type { AssistantStore } from '../ports/assistant-store.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import { parsePayload } from '../sockets/handle.ts';
import { route } from './respond.ts';

interface ConsoleRoutesDeps {
  readonly assistants: AssistantStore;
  readonly audit: AuditLog;
  readonly origins: OriginPolicy;
  readonly agentSessions: AgentSessions;
  readonly agentCookie: AgentCookie;
}

/** Refuses what another website's page would do in an agent's name. */
function ownPagesOnly(origins: OriginPolicy): RequestHandler {
  return (request, _response, next) => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    if (changes && !origins.isOwn(request.headers.origin)) throw new AppError('origin_not_allowed');
    next();
  };
}

/** Makes the routes under `/console/v1`. */
export function consoleRoutes(deps: ConsoleRoutesDeps): Router {
  const { agentSessions, agentCookie } = deps;
  const router = Router();
  router.use(ownPagesOnly(deps.origins), (_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  route(router, '/sign-in', {
    async post(request, response) {
      const { token } = parsePayload(signInSchema, request.body);
      const session = await agentSessions.signIn(token);
      const { workspaceId, id, name } = await agentSessions.verify(session);
      const actor = { kind: 'agent', id, name } as const;
      const summary = 'Sign in to the console.';
      await deps.audit.record({ workspaceId, actor, action: 'sign-in', summary, targets: {} });
      response.setHeader('Set-Cookie', agentCookie.write(session)).status(204).end();
    },
  });
  route(router, '/sign-out', {
    async post(request, response) {
      await agentSessions.signOut(agentCookie.read(request.headers.cookie));
      response.setHeader('Set-Cookie', agentCookie.write(undefined)).status(204).end();
    },
  });
  route(router, '/me', {
    async get(request, response) {
      const agent = await agentSessions.verify(agentCookie.read(request.headers.cookie));
      const profile: AgentProfile = await readAgentProfile(deps.assistants, agent);
      response.json(profile);
    },
  });
  return router;
}
