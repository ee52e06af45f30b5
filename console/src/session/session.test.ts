// @vitest-environment node
// The one-time link and the session.

import { describe, expect, it } from 'vitest';

import { INES } from '../../test/people.ts';
import type { Outcome } from '../transport/agent-link.ts';
import { createSession } from './create-session.ts';
import { createSessionApi, type SessionApi } from './session-api.ts';
import { takeSignInToken, type AddressBar } from './take-sign-in-token.ts';

/** An address bar that behaves: what replaces the address is the address. */
function addressBar(hash: string): AddressBar & { readonly location: { hash: string } } {
  const location = { hash, pathname: '/console/', search: '' };
  const history = {
    replaceState(_state: unknown, _title: string, url?: string | URL | null) {
      location.hash = String(url).includes('#') ? String(url).replace(/^[^#]*/u, '') : '';
    },
  };
  return { location, history };
}

const refusal = (
  code: 'sign_in_link_invalid' | 'unauthenticated' | 'no_answer' | 'origin_not_allowed',
): Outcome<never> => ({
  ok: false,
  error: { code, message: code, retryable: code === 'no_answer' },
});

/** A desk that knows one token, once. */
function deskWith(token: string): SessionApi & { isReachable: boolean } {
  let left: string | null = token;
  let signedIn = false;
  return {
    isReachable: true,
    async signIn(given) {
      if (!this.isReachable) return refusal('no_answer');
      if (given !== left) return refusal('sign_in_link_invalid');
      left = null;
      signedIn = true;
      return { ok: true, value: null };
    },
    async loadProfile() {
      if (!this.isReachable) return refusal('no_answer');
      return signedIn ? { ok: true, value: INES } : refusal('unauthenticated');
    },
    async signOut() {
      signedIn = false;
      return { ok: true, value: null };
    },
  };
}

describe('takeSignInToken', () => {
  it('takes the token and leaves none in the address', () => {
    const page = addressBar('#sign-in=abc%2Fdef');
    expect(takeSignInToken(page)).toBe('abc/def');
    expect(page.location.hash).toBe('');
    expect(takeSignInToken(page)).toBeNull();
  });

  it('leaves every other address alone', () => {
    const page = addressBar('#/waiting/conv_1');
    expect(takeSignInToken(page)).toBeNull();
    expect(page.location.hash).toBe('#/waiting/conv_1');
  });
});

describe('createSession', () => {
  it('signs in with a link, once, and stays signed in', async () => {
    const api = deskWith('secret');
    const first = createSession(api, addressBar('#sign-in=secret'));
    await first.open();
    expect(first.store.get()).toEqual({ kind: 'signed-in', agent: INES });
    const reloaded = createSession(api, addressBar(''));
    await reloaded.open();
    expect(reloaded.store.get().kind).toBe('signed-in');
  });

  it('says that a used link is used, and who is signed in nevertheless', async () => {
    const api = deskWith('secret');
    await createSession(api, addressBar('#sign-in=secret')).open();
    const again = createSession(api, addressBar('#sign-in=secret'));
    await again.open();
    expect(again.store.get()).toEqual({ kind: 'signed-out', why: 'link-invalid', signedIn: INES });
    const stranger = createSession(deskWith('other'), addressBar('#sign-in=secret'));
    await stranger.open();
    expect(stranger.store.get()).toEqual({ kind: 'signed-out', why: 'link-invalid' });
  });

  it('does not lose a link while the desk can’t be reached', async () => {
    const api = deskWith('secret');
    api.isReachable = false;
    const session = createSession(api, addressBar('#sign-in=secret'));
    await session.open();
    expect(session.store.get().kind).toBe('unreachable');
    api.isReachable = true;
    await session.open();
    expect(session.store.get().kind).toBe('signed-in');
  });

  it('tells a wrong address from a used link', async () => {
    const elsewhere: SessionApi = {
      ...deskWith('secret'),
      signIn: async () => refusal('origin_not_allowed'),
    };
    const session = createSession(elsewhere, addressBar('#sign-in=secret'));
    await session.open();
    expect(session.store.get()).toMatchObject({ kind: 'unreachable', error: { code: 'origin_not_allowed' } });
  });

  it('signs out', async () => {
    const session = createSession(deskWith('secret'), addressBar('#sign-in=secret'));
    await session.open();
    expect(await session.signOut()).toBeNull();
    expect(session.store.get()).toEqual({ kind: 'signed-out', why: 'by-choice' });
  });
});

const answering = (response: () => Response) => createSessionApi(async () => response());

describe('createSessionApi', () => {
  it('passes on a refusal of the desk', async () => {
    const problem = { code: 'sign_in_link_invalid', message: 'Used.', retryable: false, status: 401 };
    const headers = { 'content-type': 'application/problem+json' };
    const api = answering(() => new Response(JSON.stringify(problem), { status: 401, headers }));
    expect(await api.signIn('x')).toEqual({
      ok: false,
      error: { code: 'sign_in_link_invalid', message: 'Used.', retryable: false },
    });
  });

  it('says that the desk can’t be reached when something else answers, or nobody', async () => {
    const proxy = answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const nobody = createSessionApi(async () => {
      throw new TypeError('failed to fetch');
    });
    for (const api of [proxy, nobody]) {
      expect(await api.loadProfile()).toMatchObject({
        ok: false,
        error: { code: 'no_answer', retryable: true },
      });
    }
  });
});
