// Whatever visitors and agents do, a conversation holds what a model of it says, the same for everyone.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inForm, report } from './chaos-form.ts';
import { SEED } from './desk/random.ts';
import { followModel } from './drivers/follow-model.ts';
import { startModelDesk, type ModelDesk } from './model/conversation-under-test.ts';

const plan = {
  ...inForm({
    small: { sequences: 9, commands: 25, timeLimitMs: 60_000, lanes: 3 },
    full: {
      sequences: 10_000,
      commands: 60,
      timeLimitMs: Number(process.env['CHAOS_MODEL_MS'] ?? 300_000),
      lanes: 6,
    },
  }),
  settleWithinMs: 20_000,
  isForgetful: false,
  isShrinking: true,
};
const TIMEOUT_MS = plan.timeLimitMs + 120_000;

let desk: ModelDesk;
beforeAll(async () => {
  desk = await startModelDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

describe('a conversation', () => {
  it(
    'holds what the model says, once, in order, the same for everyone',
    { timeout: TIMEOUT_MS },
    async () => {
      const { sequences, commands } = await followModel(desk, plan);
      report(
        'model',
        `${sequences} sequences with ${commands} commands, all as the model says; seed ${SEED}`,
      );
      expect(sequences).toBeGreaterThan(0);
    },
  );

  it('would be found out if a tab did not resume', { timeout: TIMEOUT_MS }, async () => {
    // Ends with the first series that shows it, so the time is only a bound.
    const limits = { timeLimitMs: 90_000, settleWithinMs: 300, lanes: 1 };
    const control = { ...plan, ...limits, isForgetful: true, isShrinking: false };
    await expect(followModel(desk, control)).rejects.toThrow(/Counterexample/);
    report('model, control', 'tabs that do not resume: found');
  });
});
