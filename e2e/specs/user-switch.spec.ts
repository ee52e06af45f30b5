// A browser that changes hands: of the user before, nothing is left. SECURITY_FORM=full goes through 500 users.

import { randomUUID } from 'node:crypto';

import type { Page } from 'playwright/test';

import { openWidget, send, transcript } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';
import { readPage, recordReceived } from '../fixtures/trace-of-user.ts';

/** What of the widget's methods is used here. */
type Widget = Record<'identify' | 'logout', (given?: unknown) => Promise<void>>;

const SWITCHES = process.env['SECURITY_FORM'] === 'full' ? 500 : 10;
const SWITCH_LIMIT_MS = 10_000;

const identify = async (page: Page, token: string) =>
  page.evaluate(async (given) => (Reflect.get(window, 'Frontdesk') as Widget).identify(given), token);
const logout = async (page: Page) =>
  page.evaluate(async () => (Reflect.get(window, 'Frontdesk') as Widget).logout());
const field = (page: Page) => page.getByRole('textbox', { name: 'Write a message' });
const newCanary = () => `canary-${randomUUID()}`;

/** Leaves what a user leaves: a message with its answer, and a draft. */
async function leaveTraces(page: Page, canary: string): Promise<void> {
  await openWidget(page);
  await send(page, `${canary} sent`);
  await expect(transcript(page)).toContainText('I don’t know the answer');
  await field(page).fill(`${canary} draft`);
}

// The desk ends the connections of a session that is over, also in the middle of a request.
test.use({ allowed: async ({}, use) => use([/400 .*\/socket\/|status of 400/]) });

test('of a former user nothing is left, in no tab, and the next user’s connection tells nothing of them', async ({
  desk,
  site,
  newPerson,
}) => {
  test.setTimeout(60_000 + SWITCHES * SWITCH_LIMIT_MS);
  const page = await newPerson();
  const other = await page.context().newPage();
  const tabs = [page, other];
  const received = tabs.map((tab) => recordReceived(tab));
  for (const tab of tabs) await tab.goto(desk.info.demoUrl);
  const canaries: string[] = [];
  for (let index = 0; index < SWITCHES; index += 1) {
    if (index % 2 === 1) {
      await logout(page);
      await openWidget(page);
      await expect(field(page)).toHaveValue('');
    }
    await identify(page, site.sign({ sub: `user-${randomUUID()}` }));
    for (const each of received) await each.take();
    await openWidget(page);
    // The other tab says nothing of who is signed in: it follows this one.
    const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    await expect.poll(stored).toContain('token');
    await openWidget(other);
    await expect(field(page)).toHaveValue('');
    const canary = newCanary();
    await leaveTraces(page, canary);
    await expect(transcript(other).getByText(`${canary} sent`)).toBeVisible();
    const heard = (await Promise.all(received.map(async (each) => each.take()))).join('\n');
    const texts = [heard, ...(await Promise.all(tabs.map(readPage)))];
    for (const text of texts) {
      expect(canaries.filter((former) => text.includes(former))).toEqual([]);
      // What is found of the user who is there would be found of a former one as well.
      expect(text).toContain(canary);
    }
    canaries.push(canary);
  }
  expect(canaries).toHaveLength(SWITCHES);
});

test('a widget that forgets to clear when its user leaves is found', async ({ desk, site, newPerson }) => {
  const page = await newPerson();
  await page.route(/\/widget\/create-identity-.*\.js/, async (route) => {
    const code = await (await fetch(route.request().url())).text();
    const forgetful = code
      .replaceAll(/localStorage\.(?:removeItem|setItem)\(/g, 'String(')
      .replace('.host.reset()', '');
    expect(forgetful).not.toBe(code);
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' };
    await route.fulfill({ headers, body: forgetful });
  });
  await page.goto(desk.info.demoUrl);
  await identify(page, site.sign({ sub: 'leaver' }));
  const canary = newCanary();
  await leaveTraces(page, canary);
  await logout(page);
  expect(await readPage(page)).toContain(canary);
  await page.reload();
  expect(await readPage(page)).toContain(canary);
});

test('what a browser wrote without a name is the user’s after signing in, also on another browser', async ({
  desk,
  site,
  newPerson,
}) => {
  const page = await newPerson();
  await page.goto(desk.info.demoUrl);
  await openWidget(page);
  await send(page, 'How do I back up the data?');
  await expect(transcript(page)).toContainText(/Stop the desk and copy/);
  await identify(page, site.sign({ sub: 'mover' }));
  await send(page, 'Where are conversations stored?');
  await expect(transcript(page)).toContainText('How do I back up the data?');
  const elsewhere = await newPerson();
  await elsewhere.goto(desk.info.demoUrl);
  await identify(elsewhere, site.sign({ sub: 'mover' }));
  await openWidget(elsewhere);
  await expect(transcript(elsewhere)).toContainText('How do I back up the data?');
  await expect(transcript(elsewhere)).toContainText('Where are conversations stored?');
});

test('a proof that ends is renewed by the page’s function, without a gap for the visitor', async ({
  desk,
  site,
  newPerson,
}) => {
  const page = await newPerson();
  let minted = 0;
  await page.exposeFunction('mint', () => {
    minted += 1;
    const now = Math.floor(Date.now() / 1_000);
    return site.sign({ sub: 'stayer', iat: now, exp: now + 4 });
  });
  await page.goto(desk.info.demoUrl);
  await page.evaluate(async () => {
    const { mint } = window as unknown as { readonly mint: () => Promise<string> };
    await (Reflect.get(window, 'Frontdesk') as Widget).identify(mint);
  });
  expect(minted).toBe(0);
  await openWidget(page);
  await send(page, 'Where are conversations stored?');
  await expect.poll(() => minted, { timeout: 20_000 }).toBeGreaterThan(2);
  await send(page, 'How do I back up the data?');
  await expect(transcript(page)).toContainText(/Stop the desk and copy/);
});
