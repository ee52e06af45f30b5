import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('runs once more for calls that come during a run, however many they are', async () => {
  let runs = 0;
  let underWay = 0;
  const work = oneAtATime(async () => {
    underWay += 1;
    expect(underWay).toBe(1);
    runs += 1;
    if (runs === 1) void Promise.all([work(), work()]);
    await Promise.resolve();
    underWay -= 1;
  });
  await work();
  expect(runs).toBe(2);
});

it('starts anew after a run that failed', async () => {
  let runs = 0;
  const work = oneAtATime(async () => {
    runs += 1;
    if (runs === 1) throw new Error('first');
  });
  await expect(work()).rejects.toThrow('first');
  await work();
  expect(runs).toBe(2);
});
