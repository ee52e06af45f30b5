import type { VisitorSession } from '@frontdesk/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ASSISTANT, SESSION, refusal, until } from '../../test/desk-fixtures.ts';
import type { PanelHost } from '../host/panel-module.ts';
import type { Wish } from './identity-module.ts';
import { createIdentity } from './create-identity.ts';

const KEY = `frontdesk:${ASSISTANT.id}`;
const encode = (claims: object) => btoa(JSON.stringify(claims)).replaceAll('=', '');
const jwt = (claims: object) => `h.${encode(claims)}.s`;
const user = (sub: string, more: object = {}) => jwt({ sub, ...more });
const request = { baseUrl: 'https://desk.test', assistantId: ASSISTANT.id };
const stored = () => JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;

interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly identity: unknown;
}
let asked: Asked[] = [];
let warnings: string[] = [];
/** What the desk replies to the next session; otherwise the session of whom the proof names. */
let refusals: ReturnType<typeof refusal>[] = [];

function replyTo(url: string, init: RequestInit): Response {
  const headers = init.headers as Record<string, string>;
  const body = JSON.parse((init.body as string | undefined) ?? '{}') as { identity?: { token: string } };
  const path = new URL(url).pathname;
  asked.push({ path, authorization: headers['Authorization'], identity: body.identity });
  if (path.endsWith('/end')) return new Response(null, { status: 204 });
  const refused = refusals.shift();
  if (refused) return Response.json(refused, { status: 401 });
  const proof = body.identity?.token ?? headers['Authorization'] ?? '';
  const { sub } = JSON.parse(atob(proof.split('.')[1] ?? btoa('{}'))) as { sub?: string };
  const session: VisitorSession = {
    ...SESSION,
    token: jwt({ iat: 0, exp: 3_600, jti: asked.length }),
    ...(sub !== undefined && { subject: sub, visitorId: `vis_${sub}` as const }),
  };
  return Response.json(session);
}

/** A loader that counts; what a panel would store of a session is stored. */
function start(wish: Wish = {}) {
  const calls = { resets: 0, renewals: 0 };
  const host = {
    options: { ...request, language: 'en', accentColor: undefined },
    wish,
    reset: () => void (calls.resets += 1),
    renew: () => void (calls.renewals += 1),
  } as unknown as PanelHost;
  const identity = createIdentity(host);
  const open = async () => {
    const reply = await identity.openSession({ ...request, formerToken: stored()['token'] as string });
    if (reply.ok) {
      const { token, subject } = reply.value;
      localStorage.setItem(KEY, JSON.stringify({ ...stored(), token, subject, draft: `of ${subject}` }));
    }
    return reply;
  };
  const say = async (source: Wish['source']) => {
    host.wish = { source };
    await identity.settle();
  };
  return { calls, open, say, identity };
}

beforeEach(() => {
  localStorage.clear();
  asked = [];
  refusals = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => replyTo(url, init));
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a user', () => {
  it('is proven to the desk by a token, by the hash of an id, or by what a function returns', async () => {
    const { say, open } = start();
    await say(user('ann'));
    await open();
    expect(asked.at(-1)?.identity).toEqual({ token: user('ann') });
    await say(() => ({ token: user('ann', { plan: 'pro' }) }));
    await open();
    expect(asked.at(-1)?.identity).toEqual({ token: user('ann', { plan: 'pro' }) });
  });

  it('who stays the same keeps the session; new claims open it anew, the same ones do not', async () => {
    const { calls, say, open } = start();
    await say(user('ann'));
    await open();
    const { renewals } = calls;
    await say(user('ann', { iat: 7 }));
    expect(calls.renewals).toBe(renewals);
    await say(user('ann', { plan: 'pro' }));
    expect(calls.renewals).toBeGreaterThan(renewals);
    expect(calls.resets).toBe(0);
    expect(stored()['draft']).toBe('of ann');
  });

  it('who leaves is forgotten at once, and the desk ends the session', async () => {
    const { calls, say, open } = start();
    await say(user('ann'));
    await open();
    const { token } = stored();
    localStorage.setItem(`${KEY}:out:1`, 'canary');
    await say(null);
    expect(calls.resets).toBe(1);
    expect(Object.keys(stored())).toEqual(['era']);
    expect(localStorage.getItem(`${KEY}:out:1`)).toBeNull();
    expect(asked.at(-1)).toMatchObject({
      path: '/widget/v1/sessions/end',
      authorization: `Bearer ${String(token)}`,
    });
    await open();
    expect(asked.at(-1)).toMatchObject({ authorization: undefined, identity: undefined });
  });

  it('who follows another finds nothing of them, and never brings their session', async () => {
    const { calls, say, open } = start();
    await say(user('ann'));
    await open();
    await say(user('bob'));
    expect(calls.resets).toBe(1);
    expect(stored()).toMatchObject({ subject: 'bob' });
    expect(stored()['token']).toBeUndefined();
    await open();
    expect(asked.at(-1)).toMatchObject({ authorization: undefined, identity: { token: user('bob') } });
  });

  it('of whom the proof has ended is forgotten, unless the page brings a new one', async () => {
    localStorage.setItem(KEY, JSON.stringify({ subject: 'ann', token: 'old', draft: 'canary' }));
    const { calls, open } = start();
    refusals = [refusal('session_expired')];
    expect(await open()).toEqual({ ok: false, error: null });
    expect(calls.resets).toBe(1);
    expect(JSON.stringify(stored())).not.toContain('canary');
  });

  it('is forgotten in every tab: what another page said of them counts no more', async () => {
    const { calls, say, open } = start();
    await say(user('ann'));
    await open();
    localStorage.setItem(KEY, JSON.stringify({ era: 'next' }));
    window.dispatchEvent(new StorageEvent('storage', { key: KEY }));
    expect(calls.resets).toBe(1);
    await open();
    expect(asked.at(-1)).toMatchObject({ authorization: undefined, identity: undefined });
  });
});

describe('a function of the page', () => {
  it('is not called before a session is needed, and again before the session ends', async () => {
    vi.useFakeTimers();
    const mint = vi.fn(() => user('ann'));
    const { calls, say, open } = start();
    await say(mint);
    expect(mint).not.toHaveBeenCalled();
    await open();
    expect(mint).toHaveBeenCalledTimes(1);
    const { renewals } = calls;
    vi.advanceTimersByTime(3_539_000);
    expect(calls.renewals).toBe(renewals);
    vi.advanceTimersByTime(2_000);
    expect(calls.renewals).toBe(renewals + 1);
    await open();
    expect(mint).toHaveBeenCalledTimes(2);
  });

  it('which names somebody else at a renewal has changed the user', async () => {
    let sub = 'ann';
    const { calls, say, open } = start();
    await say(() => user(sub));
    await open();
    sub = 'bob';
    expect(await open()).toEqual({ ok: false, error: null });
    expect(calls.resets).toBe(1);
    expect(await open()).toMatchObject({ ok: true, value: { subject: 'bob' } });
  });

  it('which says that nobody is signed in has signed out', async () => {
    const { calls, say, open } = start();
    await say(user('ann'));
    await open();
    await say(() => null);
    expect(calls.resets).toBe(1);
    expect(stored()['subject']).toBeUndefined();
  });

  it('that fails shows nothing of a former user, opens nothing, and is asked again', async () => {
    localStorage.setItem(KEY, JSON.stringify({ subject: 'ann', token: 'old' }));
    let isDown = true;
    const { say, open } = start();
    const source = async () => {
      if (isDown) throw new Error('down');
      return user('ann');
    };
    await expect(say(source)).rejects.toThrow('down');
    expect(await open()).toEqual({ ok: false, error: null });
    expect(asked).toEqual([]);
    isDown = false;
    expect(await open()).toMatchObject({ ok: true });
    expect(asked[0]).toMatchObject({ authorization: 'Bearer old' });
  });
});

describe('a page', () => {
  it('that names somebody while a session without a name is being opened has it opened once more', async () => {
    const { calls, say } = start();
    await say(user('ann'));
    expect(calls.renewals).toBe(2);
  });

  it('is told when what it gives proves nothing, and the desk is not asked', async () => {
    const { say, open } = start();
    await say('not a token');
    expect(await open()).toEqual({ ok: false, error: null });
    expect(asked).toEqual([]);
    expect(warnings[0]).toContain('signed JWT');
  });

  it('that changes its mind while a session is being opened gets the session of the last word', async () => {
    const { say, open } = start();
    await say(user('ann'));
    const replies: (() => void)[] = [];
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const reply = replyTo(url, init);
      await new Promise<void>((resolve) => replies.push(resolve));
      return reply;
    });
    const first = open();
    await until(() => replies.length === 1);
    await say(user('bob'));
    replies[0]?.();
    await until(() => replies.length === 2);
    replies[1]?.();
    expect(await first).toMatchObject({ ok: true, value: { subject: 'bob' } });
  });
});

describe('a tab whose page says nothing of who is signed in', () => {
  const IN_BETWEEN = JSON.stringify({ era: 'of-bob', subject: 'bob' });

  it('waits while another tab changes the user, and follows it', async () => {
    localStorage.setItem(KEY, IN_BETWEEN);
    const { open, calls } = start();
    expect(await open()).toEqual({ ok: false, error: null });
    expect(asked).toEqual([]);
    expect(localStorage.getItem(KEY)).toBe(IN_BETWEEN);
    const token = jwt({ sub: 'bob', iat: 0, exp: 3_600 });
    localStorage.setItem(KEY, JSON.stringify({ ...stored(), token }));
    expect(await open()).toMatchObject({ ok: true, value: { subject: 'bob' } });
    expect(asked.map(({ authorization }) => authorization)).toEqual([`Bearer ${token}`]);
    expect(calls.resets).toBe(0);
  });

  it('begins anew when the other tab never finishes', async () => {
    vi.useFakeTimers();
    localStorage.setItem(KEY, IN_BETWEEN);
    const { open } = start();
    await open();
    vi.advanceTimersByTime(10_001);
    await open();
    expect(asked.map(({ identity }) => identity)).toEqual([undefined]);
    expect(stored()['subject']).toBeUndefined();
  });
});
