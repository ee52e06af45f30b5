// @vitest-environment node
// A plan on its way into the form and back.

import { describe, expect, it } from 'vitest';

import type { Plan } from '@frontdesk/contract';

import { toPlan, toValues } from './plan-values.ts';

describe('a plan', () => {
  it.each<Plan>([
    { id: 'free', name: 'Free', monthlyAnswers: 0, retentionDays: 30, people: false },
    { id: 'pro', name: 'Pro', model: 'gpt', monthlyTokens: 10, audiences: ['pro'], assistantIds: ['asst_1'] },
    { id: 'all', name: 'All' },
  ])('comes back from the form as it went in: $id', (plan) => {
    expect(toPlan(toValues(plan))).toEqual(plan);
  });
});
