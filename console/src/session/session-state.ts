// Who is at the console, from opening the page to signing out.

import type { AgentProfile } from '@frontdesk/contract';

import type { Outcome, Refusal } from '../transport/agent-link.ts';
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

const LINK_INVALID: readonly Refusal['code'][] = ['sign_in_link_invalid', 'invalid_payload'];
const NOBODY: readonly Refusal['code'][] = ['unauthenticated', 'session_expired'];

function fromProfile(profile: Outcome<AgentProfile>): SessionState {
  if (profile.ok) return { kind: 'signed-in', agent: profile.value };
  if (NOBODY.includes(profile.error.code)) return { kind: 'signed-out', why: 'nobody' };
  return { kind: 'unreachable', error: profile.error };
}

/**
 * Opens the session: trades the token, if there is one, and asks who is signed in.
 * @param token of a one-time link
 */
export async function openSession(api: SessionApi, token: string | null): Promise<SessionState> {
  const signIn = token === null ? null : await api.signIn(token);
  const profile = await api.loadProfile();
  if (!signIn || signIn.ok) return fromProfile(profile);
  if (!LINK_INVALID.includes(signIn.error.code)) return { kind: 'unreachable', error: signIn.error };
  return { kind: 'signed-out', why: 'link-invalid', ...(profile.ok && { signedIn: profile.value }) };
}
