// The session over HTTP: signing in with a one-time token, who is signed in, signing out.

import type { AgentProfile } from '@frontdesk/contract';

import type { Outcome } from '../transport/agent-link.ts';
import { httpCall } from '../transport/http-call.ts';

/** Signs agents in and out. */
export interface SessionApi {
  signIn(token: string): Promise<Outcome<null>>;
  /** Returns who is signed in; `unauthenticated` when nobody is. */
  loadProfile(): Promise<Outcome<AgentProfile>>;
  signOut(): Promise<Outcome<null>>;
}

/** Makes the session's calls to the desk that served this page. */
export function createSessionApi(send: typeof fetch = fetch): SessionApi {
  const call = async <T>(path: string, init: RequestInit) => httpCall<T>(send, `/console/v1/${path}`, init);
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
