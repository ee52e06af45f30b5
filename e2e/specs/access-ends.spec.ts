// A subscription is cancelled over REST while its customer has the chat open: what they see, how soon, and in which language.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { OPEN_ACCESS, type Offer, type Subscription } from '@frontdesk/contract';
import type { BrowserContextOptions, Page } from 'playwright/test';

import { openWidget, send, transcript } from '../fixtures/people.ts';
import type { SiteServer } from '../fixtures/site-server.ts';
import { expect, expectAccessible, test } from '../fixtures/test.ts';

const PICTURES = join(import.meta.dirname, '..', 'results', 'looks');
const SIGNUP_URL = 'https://shop.example/join';
const ENDED = 'Your subscription has ended. Renew it to go on.';
/** @source the promise of the desk: an open chat shows the end of a subscription within a second */
const SHOWN_WITHIN_MS = 1_000;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What of the widget's methods is used here. */
type Widget = Record<'identify', (token: string) => Promise<void>>;

/** Waits inside the page until the refusal with its link can be seen. @returns the moment, by the clock of this machine */
const whenRefusalIsSeen = async (page: Page, text: string): Promise<number> =>
  page.evaluate(
    async ({ words, href, deadline }) => {
      const isSeen = () => {
        const roots = Array.from(document.querySelectorAll('*'), ({ shadowRoot }) => shadowRoot);
        const alert = roots.map((root) => root?.querySelector('[role=alert]')).find(Boolean);
        const link = alert?.querySelector(`a[href="${href}"]`);
        const isThere = [alert, link].every((each) => (each?.getBoundingClientRect().height ?? 0) > 0);
        return isThere && (alert?.textContent ?? '').includes(words);
      };
      while (!isSeen()) {
        if (Date.now() > deadline) throw new Error('the refusal was never seen');
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
      }
      return Date.now();
    },
    { words: text, href: SIGNUP_URL, deadline: Date.now() + 20_000 },
  );

/** Makes the assistant one for subscribers. @returns an offer to subscribe to, and what opens the assistant again */
async function sellAccess(site: SiteServer, assistantId: string) {
  const access = `/assistants/${assistantId}/access`;
  const offer = await site.call<Offer>('POST', '/offers', { name: randomUUID(), signupUrl: SIGNUP_URL });
  await site.call('PUT', access, { ...OPEN_ACCESS, verifier: 'offers' });
  return {
    subscribe: async (email: string) =>
      site.call<Subscription>('PUT', '/subscriptions', { offerId: offer.id, email }),
    openAgain: async () => site.call('PUT', access, OPEN_ACCESS),
  };
}

const signIn = async (page: Page, site: SiteServer, email: string) =>
  page.evaluate(
    async (token) => (Reflect.get(window, 'Frontdesk') as Widget).identify(token),
    site.sign({ sub: email, email }),
  );

test('an open chat shows within a second that the subscription has ended, and where to renew it', async ({
  desk,
  site,
  newPerson,
}) => {
  const { subscribe, openAgain } = await sellAccess(site, desk.info.assistantId);
  try {
    const email = `${randomUUID()}@example.org`;
    const { id } = await subscribe(email);
    const page = await newPerson({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    await page.goto(desk.info.demoUrl);
    await signIn(page, site, email);
    await openWidget(page);
    await send(page, 'Where are conversations stored?');
    await expect(transcript(page)).toContainText('data/store');

    const seen = whenRefusalIsSeen(page, ENDED);
    const sentAt = Date.now();
    await site.call('POST', `/subscriptions/${id}/cancel`, {});
    const repliedAt = Date.now();
    const seenAt = await seen;
    // Below zero: the visitor knew before the owner.
    console.log(
      `the refusal was seen ${seenAt - sentAt} ms after the cancellation was sent, ${seenAt - repliedAt} ms after its reply`,
    );
    expect(seenAt - repliedAt).toBeLessThan(SHOWN_WITHIN_MS);
    await page.screenshot({ path: join(PICTURES, 'light-8-refused.png') });

    await page.getByRole('textbox', { name: 'Write a message' }).fill('How do I back up the data?');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(transcript(page)).toContainText('Not sent. This chat is not available to you.');
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: join(PICTURES, 'dark-8-refused.png') });

    await subscribe(email);
    await expect(page.getByText(ENDED)).toBeHidden();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(transcript(page)).toContainText(/Stop the desk and copy/);
  } finally {
    await openAgain();
  }
});

const LANGUAGES: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['phone', 'Vous n’avez pas encore d’abonnement.', { ...PHONE, locale: 'fr' }],
  ['rtl', 'ليس لديك اشتراك بعد.', { locale: 'ar', viewport: { width: 1280, height: 800 } }],
];

test('who has no subscription is told so in their own language', async ({ desk, site, newPerson }) => {
  const { openAgain } = await sellAccess(site, desk.info.assistantId);
  try {
    for (const [look, words, options] of LANGUAGES) {
      const page = await newPerson({ ...options, reducedMotion: 'reduce' });
      await page.addInitScript((language) => {
        document.addEventListener('readystatechange', () => {
          document.documentElement.lang = language;
          if (language === 'ar') document.documentElement.dir = 'rtl';
        });
      }, options.locale ?? '');
      await page.goto(desk.info.demoUrl);
      await signIn(page, site, `${randomUUID()}@example.org`);
      await page.locator('button[aria-expanded], button[aria-haspopup]').last().click();
      const box = page.getByRole('textbox');
      await box.fill('42?');
      await box.press('Enter');
      const refusal = page.getByRole('dialog').getByRole('alert');
      await expect(refusal).toContainText(words);
      await expect(refusal.getByRole('link')).toHaveAttribute('href', SIGNUP_URL);
      await expectAccessible(page);
      await page.screenshot({ path: join(PICTURES, `${look}-8-refused.png`) });
    }
  } finally {
    await openAgain();
  }
});
