// The meter of one answer: what its calls may use is set aside as they come, what they have used is added up.

import type { AnswerCost } from '../ports/answer-allowance.ts';
import { BudgetSpentError, type CallMeter } from '../ports/call-meter.ts';

/** A meter with what stands on it. */
export interface ReadableMeter extends CallMeter {
  /** @returns what the calls have used, and of those that have not told the most that they could; `undefined` before the first call */
  read(): AnswerCost | undefined;
}

/**
 * Makes the meter of one answer.
 * @param held what has been set aside already
 * @param holdMore sets more aside; `false` when there is not as much
 */
export function createCallMeter(
  held: AnswerCost,
  holdMore: (more: AnswerCost) => Promise<boolean>,
): ReadableMeter {
  const calls: { cost: AnswerCost }[] = [];
  let total = held;
  const sum = () => calls.reduce((all, { cost }) => add(all, cost), NOTHING);
  return {
    async begin(atMost) {
      const call = { cost: atMost };
      calls.push(call);
      const more = beyond(sum(), total);
      if (more.inputTokens + more.outputTokens > 0) {
        // Counted before it is sure, so that two calls at once never rest on the same tokens.
        total = add(total, more);
        if (!(await holdMore(more))) {
          total = add(total, { inputTokens: -more.inputTokens, outputTokens: -more.outputTokens });
          calls.splice(calls.indexOf(call), 1);
          throw new BudgetSpentError();
        }
      }
      return (used) => void (call.cost = used);
    },
    read: () => (calls.length > 0 ? sum() : undefined),
  };
}

const NOTHING: AnswerCost = { inputTokens: 0, outputTokens: 0 };

function add(one: AnswerCost, other: AnswerCost): AnswerCost {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
  };
}

/** What is needed beyond what there is. */
function beyond(needed: AnswerCost, there: AnswerCost): AnswerCost {
  return {
    inputTokens: Math.max(0, needed.inputTokens - there.inputTokens),
    outputTokens: Math.max(0, needed.outputTokens - there.outputTokens),
  };
}
