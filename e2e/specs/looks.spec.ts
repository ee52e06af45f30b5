// What people see, in light and dark, on a phone, from right to left: kept as pictures, and checked for accessibility.

import { join } from 'node:path';

import type { BrowserContextOptions, Page } from 'playwright/test';

import { openConsole, openWidget, send, transcript } from '../fixtures/people.ts';
import { expect, expectAccessible, test } from '../fixtures/test.ts';

const PICTURES = join(import.meta.dirname, '..', 'results', 'looks');
/** The picture that the README shows; `UPDATE_SCREENSHOTS=1` makes it anew. */
const README_PICTURE = join(import.meta.dirname, '..', '..', 'docs', 'images', 'widget.png');

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', DESKTOP],
  ['dark', { ...DESKTOP, colorScheme: 'dark' }],
  ['phone', PHONE],
  ['phone-dark', { ...PHONE, colorScheme: 'dark' }],
  ['forced-colours', { ...DESKTOP, forcedColors: 'active' }],
];

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const [look, options] of LOOKS) {
  test(`the widget and the console look right: ${look}`, async ({ desk, newPerson }) => {
    const picture = async (page: Page, name: string) =>
      page.screenshot({ path: join(PICTURES, `${look}-${name}.png`) });
    const visitor = await newPerson({ ...options, reducedMotion: 'reduce' });
    await visitor.goto(desk.info.demoUrl);
    await expect(visitor.getByRole('button', { name: 'Open chat' })).toBeVisible();
    await picture(visitor, '1-launcher');
    await openWidget(visitor);
    await picture(visitor, '2-empty');
    await expectAccessible(visitor);
    await send(visitor, 'How do I put the widget on my site?');
    await expect(transcript(visitor).getByRole('link').first()).toBeVisible();
    await picture(visitor, '3-cited');
    if (look === 'light' && process.env['UPDATE_SCREENSHOTS']) {
      await visitor.screenshot({ path: README_PICTURE });
    }
    await send(visitor, 'Who painted the Mona Lisa?');
    await visitor.getByRole('button', { name: 'Talk to a person' }).last().click();
    await expect(transcript(visitor).getByText('You’re in the queue')).toBeVisible();
    await picture(visitor, '4-queued');
    await expectAccessible(visitor);
    await expectNoSidewaysScroll(visitor);

    const agent = await newPerson({ ...options, reducedMotion: 'reduce' });
    await openConsole(agent, await desk.signInUrl());
    await expect(agent.getByText('Mona Lisa').first()).toBeVisible();
    await picture(agent, '5-inbox');
    await expectAccessible(agent);
    await agent.getByText('Mona Lisa').first().click();
    await agent.getByRole('button', { name: /^claim/i }).click();
    await expect(transcript(visitor)).toContainText('Owner');
    await picture(agent, '6-conversation');
    await picture(visitor, '7-human');
    await expectAccessible(agent);
    await expectNoSidewaysScroll(agent);
    await agent.getByRole('button', { name: /^resolve/i }).click();
    await expect(transcript(visitor)).toContainText(/resolved|closed/i);
  });
}

test('a page that is written from right to left has the widget on its other side', async ({
  desk,
  newPerson,
}) => {
  const visitor = await newPerson({ ...DESKTOP, locale: 'ar' });
  await visitor.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      document.documentElement.dir = 'rtl';
      document.documentElement.lang = 'ar';
    });
  });
  await visitor.goto(desk.info.demoUrl);
  const launcher = visitor.locator('button[aria-expanded], button[aria-haspopup]').last();
  await expect(launcher).toBeVisible();
  expect((await launcher.boundingBox())?.x ?? Infinity).toBeLessThan(200);
  await launcher.click();
  const box = visitor.getByRole('textbox');
  await box.fill('How do I put the widget on my site?');
  await box.press('Enter');
  await expect(transcript(visitor).getByRole('link').first()).toBeVisible();
  await visitor.screenshot({ path: join(PICTURES, 'rtl-cited.png') });
  await expectAccessible(visitor);
});

test('a page that not everyone can read is found', async ({ newPerson }) => {
  const page = await newPerson();
  await page.setContent('<main><h1>Prices</h1><button></button></main>');
  await expect(expectAccessible(page)).rejects.toThrow('button-name');
});
