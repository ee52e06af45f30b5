// How agents get in: a one-time link becomes a session, the session lives in a cookie.

import { ACCESS_LIMITS, type SignInLink } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { Agent, AssistantStore } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { AgentSessionRecord, SessionStore } from '../ports/session-store.ts';
import { newToken, tokenHash } from './token-hash.ts';

interface AgentSessionsDeps {
  readonly assistants: AssistantStore;
  readonly sessions: SessionStore;
  readonly clock: Clock;
}

/** Lets agents in and out. */
export interface AgentSessions {
  /** Makes a link that lets one browser in, once. @param consoleUrl where the console is served, with its final slash */
  createLink(agent: Agent, consoleUrl: string): Promise<SignInLink>;
  /**
   * Trades a link's token for a session's.
   * @throws {AppError} `sign_in_link_invalid` when it was used or is too old
   */
  signIn(linkToken: string): Promise<string>;
  /** @throws {AppError} `unauthenticated` without a session that is alive */
  verify(token: string | undefined): Promise<Agent>;
  signOut(token: string | undefined): Promise<void>;
}

/** Makes the sessions of agents. */
export function createAgentSessions({ assistants, sessions, clock }: AgentSessionsDeps): AgentSessions {
  const expiry = (seconds: number) => new Date(clock.now().getTime() + seconds * 1_000);

  async function save(session: Omit<AgentSessionRecord, 'tokenHash'>): Promise<string> {
    const token = newToken();
    await sessions.saveAgent({ ...session, tokenHash: tokenHash(token) });
    return token;
  }

  return {
    async createLink({ id, workspaceId }, consoleUrl) {
      const expiresAt = expiry(ACCESS_LIMITS.signInLinkTtlSeconds);
      const token = await save({ kind: 'sign-in-link', workspaceId, agentId: id, expiresAt });
      return { url: `${consoleUrl}#sign-in=${token}`, expiresAt: expiresAt.toISOString() };
    },
    async signIn(linkToken) {
      const link = await sessions.takeSignInLink(tokenHash(linkToken));
      if (!link) throw new AppError('sign_in_link_invalid');
      const { workspaceId, agentId } = link;
      return save({
        kind: 'agent',
        workspaceId,
        agentId,
        expiresAt: expiry(ACCESS_LIMITS.agentSessionTtlSeconds),
      });
    },
    async verify(token) {
      const session = token ? await sessions.findAgent(tokenHash(token)) : null;
      const agent = session && (await assistants.findAgent(session.agentId, session.workspaceId));
      if (!agent) throw new AppError('unauthenticated');
      return agent;
    },
    async signOut(token) {
      if (token) await sessions.removeAgent(tokenHash(token));
    },
  };
}
