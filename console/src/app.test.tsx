// The inbox and the session, as an agent sees them.

import { describe, expect, it } from 'vitest';

import { FakeDesk } from '../test/fake-desk.ts';
import { INES } from '../test/people.ts';
import { carryOut, find, press, settle, signedInApi } from '../test/render-app.tsx';
import { ID, pageText, render, rows, sam, start } from '../test/start-console.ts';

describe('the inbox', () => {
  it('shows who waits, live, in the list, in the title and aloud', async () => {
    const { desk } = await start();
    expect(rows()).toEqual([expect.stringContaining('Asked for a person')]);
    expect(document.title).toBe('(1) Inbox – Frontdesk');
    await carryOut(() => {
      desk.begin('conv_two', 'Hello?', 'Odile');
      desk.setHandover('conv_two', 'requested');
    });
    expect(rows()).toEqual([expect.stringContaining('Visitor 4f2a'), expect.stringContaining('Odile')]);
    expect(document.title).toBe('(2) Inbox – Frontdesk');
    expect(pageText()).toContain('Odile is waiting: Asked for a person. 2 conversations are waiting.');
    await carryOut(() => desk.setHandover(ID, 'human', sam));
    expect(rows()).toEqual([expect.stringContaining('Odile')]);
  });

  it('says what an empty section means', async () => {
    await start('#/resolved');
    expect(pageText()).toContain('Nothing is resolved yet');
    expect(rows()).toEqual([]);
  });

  it('marks what is new until it was on the screen, and after a reload too', async () => {
    const { desk } = await start();
    expect(rows()[0]).toContain('Unread');
    await press('row', 'Visitor 4f2a');
    expect(rows()[0]).not.toContain('Unread');
    await render(desk);
    expect(rows()[0]).not.toContain('Unread');
  });

  it('catches up after the connection was away, and says that it is', async () => {
    const { desk, link } = await start(`#/waiting/${ID}`);
    await carryOut(() => link.cut());
    expect(pageText()).toContain('No connection to the desk');
    desk.visitorSays(ID, 'Still there?');
    desk.begin('conv_two', 'Me too', 'Odile');
    desk.setHandover('conv_two', 'requested');
    expect(pageText()).not.toContain('Still there?');
    await press('button', 'Try now');
    expect(pageText()).not.toContain('No connection to the desk');
    expect((await find('region', 'Transcript')).textContent).toContain('Still there?');
    expect(rows()).toHaveLength(2);
    expect(pageText()).toContain('Odile is waiting');
  });
});

describe('the session', () => {
  it('ends on the page that says how to sign in, when the desk ends it or the agent does', async () => {
    const { link } = await start();
    await carryOut(() => link.status('refused'));
    expect(pageText()).toContain('Your session has ended');
    expect(pageText()).toContain('pnpm frontdesk sign-in');
    await start();
    await press('button', 'Sign out');
    expect(pageText()).toContain('You have signed out');
  });

  it('refuses a used link in words, and takes one that is pasted into the open page', async () => {
    location.hash = '#sign-in=used';
    const links = new Set(['fresh']);
    let isSignedIn = false;
    await render(new FakeDesk(), {
      ...signedInApi,
      signIn: async (token) => {
        isSignedIn = links.delete(token);
        return isSignedIn
          ? { ok: true, value: null }
          : { ok: false, error: { code: 'sign_in_link_invalid', message: 'Used.', retryable: false } };
      },
      loadProfile: async () =>
        isSignedIn
          ? { ok: true, value: INES }
          : { ok: false, error: { code: 'unauthenticated', message: 'Who?', retryable: false } },
    });
    expect(pageText()).toContain('This sign-in link no longer works');
    expect(location.hash).toBe('');
    await carryOut(() => (location.hash = '#sign-in=fresh'));
    await settle();
    expect(pageText()).toContain('Nobody is waiting');
    expect(location.hash).toBe('');
  });
});
