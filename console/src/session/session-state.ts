// Who is at the console, from opening the page to signing out.

import type { AgentProfile } from '@frontdesk/contract';

import type { Refusal } from '../transport/agent-link.ts';
import type { SessionApi } from './session-api.ts';

/** How the session stands. */
export type SessionState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'unreachable'; readonly error: Refusal }
  | {
      readonly kind: 'signed-out';
      readonly why: 'nobody' | 'link-invalid' | 'ended' | 'by-choice';
      /** Who is signed in nevertheless, when a one-time link did not work. */
      readonly signedIn?: AgentProfile;
    }
  | { readonly kind: 'signed-in'; readonly agent: AgentProfile };

/**
 * Opens the session: trades the token, if there is one, and asks who is signed in.
 * @param token of a one-time link
 */
export async function openSession(api: SessionApi, token: string | null): Promise<SessionState> {
  if (token !== null) {
    const signIn = await api.signIn(token);
    if (!signIn.ok && signIn.error.retryable) return { kind: 'unreachable', error: signIn.error };
    if (!signIn.ok) {
      const former = await api.loadProfile();
      return { kind: 'signed-out', why: 'link-invalid', ...(former.ok && { signedIn: former.value }) };
    }
  }
  const profile = await api.loadProfile();
  if (profile.ok) return { kind: 'signed-in', agent: profile.value };
  if (profile.error.retryable) return { kind: 'unreachable', error: profile.error };
  return { kind: 'signed-out', why: 'nobody' };
}
