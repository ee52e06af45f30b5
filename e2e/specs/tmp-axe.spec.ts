import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openConsole } from '../fixtures/people.ts';
import { expect, expectAccessible, test } from '../fixtures/test.ts';
const source = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
    'axe-core/axe.min.js',
  ),
  'utf8',
);
test('axe', async ({ desk, newPerson }) => {
  test.setTimeout(200_000);
  const owner = await newPerson({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  await openConsole(owner, await desk.signInUrl());
  await owner.getByRole('link', { name: 'Access', exact: true }).click();
  await expect(owner.getByRole('heading', { level: 1 })).toBeVisible();
  for (let i = 0; i < 3; i++) {
    let t = Date.now();
    await expectAccessible(owner);
    const a = Date.now() - t;
    t = Date.now();
    await owner
      .evaluate((s) => {
        if (!('axe' in window)) (0, eval)(s);
      }, source)
      .catch((e) => console.log(String(e)));
    const b = Date.now() - t;
    t = Date.now();
    const r = await owner.evaluate(async () =>
      (window as any).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      }),
    );
    const c = Date.now() - t;
    t = Date.now();
    await owner.screenshot({ path: '/tmp/x.png' });
    console.log(
      'old',
      a,
      'inject',
      b,
      'run',
      c,
      r.violations.length,
      r.passes.length,
      'shot',
      Date.now() - t,
    );
  }
});
