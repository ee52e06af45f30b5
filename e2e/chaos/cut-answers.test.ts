// Readers lose a streaming answer somewhere in the middle; all end up with the stored text, byte for byte.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inForm, report } from './chaos-form.ts';
import { SEED } from './desk/random.ts';
import { startChaosDesk, type ChaosDesk } from './desk/start-chaos-desk.ts';
import { cutAnswers } from './drivers/cut-answers.ts';
import { countByKind } from './visitor/check-transcript.ts';

const plan = {
  ...inForm({ small: { cuts: 18, atOnce: 9 }, full: { cuts: 500, atOnce: 20 } }),
  answerChars: 350,
  readWithinMs: 20_000,
};
const TIMEOUT_MS = inForm({ small: 60_000, full: 900_000 });

let chaos: ChaosDesk;
beforeAll(async () => {
  chaos = await startChaosDesk([{ pieces: 50, pieceEveryMs: 20 }]);
});
afterAll(async () => chaos[Symbol.asyncDispose]());

describe('a streaming answer that is cut off', () => {
  it('ends up in every tab as it is stored, or marked interrupted', { timeout: TIMEOUT_MS }, async () => {
    const { cuts, equal, interrupted, violations } = await cutAnswers(chaos, plan);
    const kinds = [...cuts].map(([cut, count]) => `${count} ${cut}`).join(', ');
    report(
      'cuts',
      `${equal + interrupted}/${plan.cuts} (${equal} byte-equal, ${interrupted} interrupted) after ${kinds}; ` +
        `the model was asked ${chaos.model.calls()} times; ${countByKind(violations)}; seed ${SEED}`,
    );
    expect(violations).toEqual([]);
    expect(equal + interrupted).toBe(plan.cuts);
    expect(chaos.model.calls()).toBe(plan.cuts);
  });

  it('would be found out if a tab did not resume', { timeout: TIMEOUT_MS }, async () => {
    const control = { ...plan, cuts: 6, atOnce: 6, readWithinMs: 2_000, isForgetful: true };
    const { equal } = await cutAnswers(chaos, control);
    report('cuts, control', `tabs that do not resume: ${control.cuts - equal} of ${control.cuts} found`);
    expect(equal).toBeLessThan(control.cuts);
  });
});
