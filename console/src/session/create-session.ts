// The session of whoever sits at the console: opens it, ends it, and takes one-time links.

import type { AgentProfile } from '@frontdesk/contract';

import { createStore, type Store } from '../store.ts';
import type { Refusal } from '../transport/agent-link.ts';
import type { SessionApi } from './session-api.ts';
import { openSession, type SessionState } from './session-state.ts';
import { takeSignInToken, type AddressBar } from './take-sign-in-token.ts';

/** A session and what can be done with it. */
export interface Session {
  readonly store: Store<SessionState, SessionState>;
  /** Opens the session with the one-time link of the address, if there is one, else with the former sign-in. */
  open(): Promise<void>;
  /** Opens the session anew when the address holds a one-time link: it was pasted into an open page. */
  followAddress(): void;
  /** Goes on as whoever is signed in, although a one-time link did not work. */
  goOn(agent: AgentProfile): void;
  /** Notes that the desk does not know this session any more. */
  noteEnd(): void;
  /** Signs out. @returns why not, or `null` when it is done */
  signOut(): Promise<Refusal | null>;
}

/** Makes the session of a page. */
export function createSession(api: SessionApi, page: AddressBar): Session {
  const store = createStore<SessionState, SessionState>((_, next) => next, { kind: 'opening' });
  let token: string | null = null;

  async function open() {
    token = takeSignInToken(page) ?? token;
    store.dispatch({ kind: 'opening' });
    const opened = await openSession(api, token);
    // A token that reached the desk is used up; one that did not is tried again.
    if (opened.kind !== 'unreachable') token = null;
    store.dispatch(opened);
  }

  return {
    store,
    open,
    followAddress() {
      token = takeSignInToken(page);
      if (token !== null) void open();
    },
    goOn: (agent) => store.dispatch({ kind: 'signed-in', agent }),
    noteEnd: () => store.dispatch({ kind: 'signed-out', why: 'ended' }),
    async signOut() {
      const outcome = await api.signOut();
      if (!outcome.ok && outcome.error.retryable) return outcome.error;
      store.dispatch({ kind: 'signed-out', why: 'by-choice' });
      return null;
    },
  };
}
