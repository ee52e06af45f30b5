// The session over HTTP: signing in with a one-time token, who is signed in, signing out.

import type { AgentProfile, Problem } from '@frontdesk/contract';

import type { Outcome, Refusal } from '../transport/agent-link.ts';

/** Signs agents in and out. */
export interface SessionApi {
  signIn(token: string): Promise<Outcome<null>>;
  /** Returns who is signed in; `unauthenticated` when nobody is. */
  loadProfile(): Promise<Outcome<AgentProfile>>;
  signOut(): Promise<Outcome<null>>;
}

const UNREACHABLE: Refusal = {
  code: 'no_answer',
  message: 'The desk can’t be reached. Check your connection and that the desk is running.',
  retryable: true,
};

async function toRefusal(response: Response): Promise<Refusal> {
  if (!response.headers.get('content-type')?.includes('json')) return UNREACHABLE;
  const { code, message, retryable } = (await response.json()) as Problem;
  return { code, message, retryable };
}

/** Makes the session's calls to the desk that served this page. */
export function createSessionApi(send: typeof fetch = fetch): SessionApi {
  async function call<T>(path: string, init: RequestInit): Promise<Outcome<T>> {
    try {
      const response = await send(`/console/v1/${path}`, { credentials: 'same-origin', ...init });
      if (!response.ok) return { ok: false, error: await toRefusal(response) };
      return { ok: true, value: (response.status === 204 ? null : await response.json()) as T };
    } catch {
      return { ok: false, error: UNREACHABLE };
    }
  }
  return {
    signIn: async (token) =>
      call('sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      }),
    loadProfile: async () => call('me', {}),
    signOut: async () => call('sign-out', { method: 'POST' }),
  };
}
