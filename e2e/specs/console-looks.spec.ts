// The owner's pages in light and dark, on a phone, from right to left: kept as pictures, and checked for accessibility.

import { join } from 'node:path';

import type { BrowserContextOptions, Page } from 'playwright/test';

import { openConsole } from '../fixtures/people.ts';
import { expect, expectAccessible, test } from '../fixtures/test.ts';

const PICTURES = join(import.meta.dirname, '..', 'results', 'looks');

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const LOOKS: readonly (readonly [string, BrowserContextOptions, 'ltr' | 'rtl'])[] = [
  ['light', DESKTOP, 'ltr'],
  ['dark', { ...DESKTOP, colorScheme: 'dark' }, 'ltr'],
  ['phone', PHONE, 'ltr'],
  ['phone-rtl-dark', { ...PHONE, colorScheme: 'dark' }, 'rtl'],
];

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Opens every page of every area by the links that a person would press. */
async function eachPage(page: Page, visit: (name: string) => Promise<void>): Promise<void> {
  const areas = page.getByRole('navigation', { name: 'Areas' }).getByRole('link');
  await expect(areas.nth(1)).toBeVisible();
  await expect(areas.last()).toBeInViewport({ ratio: 1 });
  for (let area = 1; area < (await areas.count()); area += 1) {
    const areaName = (await areas.nth(area).textContent()) ?? '';
    await areas.nth(area).click();
    const pages = page.getByRole('navigation', { name: areaName, exact: true }).getByRole('link');
    await expect(pages.first()).toBeVisible();
    for (let index = 0; index < (await pages.count()); index += 1) {
      const name = (await pages.nth(index).textContent()) ?? '';
      await pages.nth(index).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await expect(page.locator('.loading')).toHaveCount(0);
      await expect(page.locator('.failure')).toHaveCount(0);
      await visit(`${areaName}-${name}`.replaceAll(' ', '-').toLowerCase());
    }
  }
}

for (const [look, options, direction] of LOOKS) {
  test(`the owner's pages look right and can be read by everyone: ${look}`, async ({ desk, newPerson }) => {
    // Every page is looked through by axe.
    test.slow();
    const owner = await newPerson({ ...options, reducedMotion: 'reduce' });
    const url = new URL(await desk.signInUrl());
    if (direction === 'rtl') url.searchParams.set('dir', 'rtl');
    await openConsole(owner, url.href);
    let count = 0;
    await eachPage(owner, async (name) => {
      count += 1;
      await owner.screenshot({ path: join(PICTURES, `console-${look}-${name}.png`) });
      await expectAccessible(owner);
      await expectNoSidewaysScroll(owner);
    });
    expect(count).toBeGreaterThan(3);
  });
}
