// Parsers of what answers may cost.

import { z } from 'zod';

import type { Budget, BudgetState } from '../../access/budget.ts';

const count = z.number().int().min(0).max(1_000_000_000_000);
const money = z.number().min(0).max(1_000_000_000);

const budgetFields = {
  monthlyAnswers: count.exactOptional(),
  monthlyTokens: count.exactOptional(),
  monthlyCost: money.exactOptional(),
  prices: z.strictObject({ inputPerMillion: money, outputPerMillion: money }).exactOptional(),
};

/** Parses a budget. */
export const budgetSchema = z
  .strictObject(budgetFields)
  .refine(({ monthlyCost, prices }) => monthlyCost === undefined || prices !== undefined, {
    path: ['prices'],
    message: 'must be given together with monthlyCost',
  }) satisfies z.ZodType<Budget>;

/** A budget with what has been used of it. */
export const budgetStateSchema = z.object({
  ...budgetFields,
  used: z.object({ answers: z.number(), tokens: z.number(), cost: z.number() }),
}) satisfies z.ZodType<BudgetState>;
