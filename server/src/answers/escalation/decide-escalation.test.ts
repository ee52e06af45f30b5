import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CONFIDENT_MIN, COVERED_MIN, decideEscalation, type AnswerEvidence } from './decide-escalation.ts';

const GOOD: AnswerEvidence = {
  intent: 'question',
  coverage: 0.9,
  passagesFound: 5,
  failed: false,
  answered: true,
  passagesUsed: 1,
};
const reasonOf = (change: Partial<AnswerEvidence>) => {
  const { escalation } = decideEscalation({ ...GOOD, ...change });
  return escalation.requiresEscalation ? escalation.reason : 'none';
};

describe('decideEscalation', () => {
  it('names the reason of each rule', () => {
    expect(reasonOf({})).toBe('none');
    expect(reasonOf({ intent: 'person' })).toBe('customer_request');
    expect(reasonOf({ intent: 'thanks', coverage: 0, passagesFound: 0 })).toBe('none');
    expect(reasonOf({ failed: true, coverage: 0 })).toBe('provider_failure');
    expect(reasonOf({ passagesFound: 0 })).toBe('missing_knowledge');
    expect(reasonOf({ coverage: COVERED_MIN - 0.01 })).toBe('missing_knowledge');
    expect(reasonOf({ answered: false })).toBe('missing_knowledge');
    expect(reasonOf({ passagesUsed: 0 })).toBe('low_confidence');
    expect(reasonOf({ coverage: CONFIDENT_MIN - 0.01 })).toBe('low_confidence');
    expect(reasonOf({ coverage: CONFIDENT_MIN })).toBe('none');
    expect(reasonOf({ coverage: 0.6, confidenceMin: 0.7 })).toBe('low_confidence');
    expect(reasonOf({ isOverLimit: true })).toBe('usage_limit');
    expect(reasonOf({ topic: 'medicine' })).toBe('policy_restriction');
    expect(reasonOf({ declined: 'refused', answered: false })).toBe('policy_restriction');
    expect(reasonOf({ declined: 'withheld', answered: false })).toBe('policy_restriction');
    expect(reasonOf({ declined: 'unsupported', answered: false })).toBe('unsupported_request');
    expect(reasonOf({ asksToAct: true })).toBe('unsupported_request');
    expect(reasonOf({ isRepeat: true })).toBe('negative_feedback');
    expect(reasonOf({ cannedLikeness: 0.8, coverage: 0, passagesFound: 0 })).toBe('none');
    expect(reasonOf({ cannedLikeness: 0.8, isRepeat: true })).toBe('negative_feedback');
    expect(reasonOf({ intent: 'thanks', isOverLimit: true, isRepeat: true })).toBe('none');
  });

  it('explains itself in one sentence, the same every time, with a confidence between 0 and 1', () => {
    const evidence = fc.record({
      intent: fc.constantFrom('question', 'person', 'greeting', 'thanks', 'goodbye'),
      coverage: fc.double({ min: -1, max: 2, noNaN: true }),
      passagesFound: fc.nat(6),
      failed: fc.boolean(),
      answered: fc.boolean(),
      passagesUsed: fc.nat(6),
      topic: fc.constantFrom('medicine', 'law'),
      isOverLimit: fc.boolean(),
      asksToAct: fc.boolean(),
      isRepeat: fc.boolean(),
    });
    fc.assert(
      fc.property(evidence, (each) => {
        const decided = decideEscalation(each);
        expect(decided).toEqual(decideEscalation(each));
        expect(decided.decision).toMatch(/^[A-Z][^\n]*\.$/);
        expect(decided.escalation.confidence).toBeGreaterThanOrEqual(0);
        expect(decided.escalation.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never lets less coverage need a person less', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          if (reasonOf({ coverage: low }) === 'none') expect(reasonOf({ coverage: high })).toBe('none');
        },
      ),
    );
  });
});
