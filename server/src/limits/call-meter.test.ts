import { describe, expect, it } from 'vitest';

import type { AnswerCost } from '../ports/answer-allowance.ts';
import { BudgetSpentError } from '../ports/call-meter.ts';
import { createCallMeter } from './call-meter.ts';

const cost = (inputTokens: number, outputTokens: number): AnswerCost => ({ inputTokens, outputTokens });

/** A meter with 100 and 10 set aside, on an account that has so many more input tokens. */
function meterWith(more: number) {
  const held: AnswerCost[] = [];
  const meter = createCallMeter(cost(100, 10), async (wanted) => {
    const all = held.reduce((sum, { inputTokens }) => sum + inputTokens, wanted.inputTokens);
    if (all > more) return false;
    held.push(wanted);
    return true;
  });
  return { meter, held };
}

describe('the meter of an answer', () => {
  it('adds up what calls have used, and for those that never tell the most that they could', async () => {
    const { meter } = meterWith(0);
    expect(meter.read()).toBeUndefined();
    (await meter.begin(cost(60, 5)))(cost(20, 1));
    await meter.begin(cost(50, 4));
    expect(meter.read()).toEqual(cost(70, 5));
  });

  it('sets more aside for a call that what is held does not cover', async () => {
    const { meter, held } = meterWith(1_000);
    await meter.begin(cost(90, 5));
    await meter.begin(cost(90, 4));
    await meter.begin(cost(1, 1));
    expect(held).toEqual([cost(80, 0), cost(1, 0)]);
  });

  it('lets no call go that the account does not cover, and none of it counts', async () => {
    const { meter } = meterWith(50);
    await meter.begin(cost(90, 5));
    await expect(meter.begin(cost(61, 1))).rejects.toThrow(BudgetSpentError);
    expect(meter.read()).toEqual(cost(90, 5));
    await meter.begin(cost(60, 1));
    expect(meter.read()).toEqual(cost(150, 6));
  });

  it('never rests two calls at once on the same tokens', async () => {
    const { meter } = meterWith(100);
    const begun = await Promise.allSettled(Array.from({ length: 5 }, async () => meter.begin(cost(50, 1))));
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
    expect(meter.read()).toEqual(cost(200, 4));
  });
});
