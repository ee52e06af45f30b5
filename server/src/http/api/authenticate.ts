// Recognises the callers of the REST interface: programs by their keys, the operator by a token, agents by the console's cookie.

import { timingSafeEqual } from 'node:crypto';

import { API_SCOPES, ROLE_SCOPES, type WorkspaceId } from '@frontdesk/contract';
import type { Request } from 'express';

import type { AgentCookie } from '../../access/agent-cookie.ts';
import type { AgentSessions } from '../../access/agent-sessions.ts';
import type { Caller } from '../../access/caller.ts';
import type { ApiKeys } from '../../access/keys/api-keys.ts';
import type { OriginPolicy } from '../../access/origin-policy.ts';
import { tokenHash } from '../../access/token-hash.ts';
import { AppError } from '../../errors.ts';
import { bearerToken } from '../bearer-token.ts';

/** What callers are recognised by. */
export interface AuthenticateDeps {
  readonly operator: { readonly token: string; readonly workspaceId: WorkspaceId };
  readonly keys: ApiKeys;
  readonly origins: OriginPolicy;
  readonly agentSessions: AgentSessions;
  readonly agentCookie: AgentCookie;
}

/** Recognises a caller. @throws {AppError} `unauthenticated`, `key_invalid`, or `origin_not_allowed` for another website's page with an agent's cookie */
export type Authenticate = (request: Request) => Promise<Caller>;

/** Makes the recognition of callers. */
export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  const expected = Buffer.from(tokenHash(deps.operator.token));
  const isOperator = (token: string) => timingSafeEqual(Buffer.from(tokenHash(token)), expected);
  return async (request) => {
    const token = bearerToken(request);
    if (token !== undefined) {
      if (token.startsWith('sk_')) return deps.keys.verify(token);
      if (!isOperator(token)) throw new AppError('unauthenticated');
      const { workspaceId } = deps.operator;
      const actor = { kind: 'operator', id: 'operator', name: 'Operator' } as const;
      return { workspaceId, actor, scopes: new Set(API_SCOPES) };
    }
    return fromCookie(deps, request);
  };
}

/** An agent in the console. What changes something must come from the console's own pages: browsers send cookies for any page. */
async function fromCookie(
  { origins, agentSessions, agentCookie }: AuthenticateDeps,
  request: Request,
): Promise<Caller> {
  const { id, name, role, workspaceId } = await agentSessions.verify(
    agentCookie.read(request.headers.cookie),
  );
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && !origins.isOwn(request.headers.origin)) throw new AppError('origin_not_allowed');
  return { workspaceId, actor: { kind: 'agent', id, name }, scopes: new Set(ROLE_SCOPES[role]) };
}
