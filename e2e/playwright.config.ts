// How the browser tests run: on the built files, against desks of their own, in a Chromium that npm brings when none is there.

import { join } from 'node:path';

import { defineConfig } from 'playwright/test';

const results = join(import.meta.dirname, 'results');

export default defineConfig({
  testDir: join(import.meta.dirname, 'specs'),
  globalSetup: join(import.meta.dirname, 'fixtures', 'prepare-run.ts'),
  outputDir: join(results, 'traces'),
  forbidOnly: true,
  fullyParallel: false,
  retries: 0,
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? join(results, 'playwright.json') }],
  ],
  use: { locale: 'en-GB', timezoneId: 'Europe/London' },
});
