import { describe, expect, it } from 'vitest';

import { createTurns } from './take-turns.ts';

describe('createTurns', () => {
  it('runs the tasks of one key one after the other, and those of others meanwhile', async () => {
    const takeTurns = createTurns();
    const said: string[] = [];
    const task = (name: string) => async () => {
      said.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      said.push(`${name} ends`);
      return name;
    };
    const results = [takeTurns('a', task('one')), takeTurns('a', task('two')), takeTurns('b', task('other'))];
    expect(await Promise.all(results)).toEqual(['one', 'two', 'other']);
    expect(said.filter((line) => !line.startsWith('other'))).toEqual([
      'one begins',
      'one ends',
      'two begins',
      'two ends',
    ]);
    expect(said.indexOf('other begins')).toBeLessThan(said.indexOf('two begins'));
  });

  it('goes on after a task that fails, and tells only whose task it was', async () => {
    const takeTurns = createTurns();
    const failing = takeTurns('a', async () => {
      throw new Error('no');
    });
    const next = takeTurns('a', async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
