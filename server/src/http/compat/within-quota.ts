// Refuses with its counts what was not answered because a month's limit is reached, where a foreign system has an error for it.

import type { Budget } from '@frontdesk/contract';

import type { ProgramAnswer } from '../../chat/programs/program-answer.ts';
import { AppError } from '../../errors.ts';
import type { Assistant } from '../../ports/assistant-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UsageAmounts, UsageStore } from '../../ports/usage-store.ts';

/** What telling the counts needs. */
export interface QuotaDeps {
  readonly usage: UsageStore;
  readonly clock: Clock;
}

/**
 * Passes on an answer, unless a limit was reached instead of one.
 * @throws {AppError} `quota_reached` with how much was used of how much, such as `(1000/1000)`, and when the next month begins
 */
export async function withinQuota(
  { usage, clock }: QuotaDeps,
  { id: assistantId, budget }: Pick<Assistant, 'id' | 'budget'>,
  answer: ProgramAnswer,
): Promise<ProgramAnswer> {
  const { escalation } = answer;
  if (!escalation.requiresEscalation || escalation.reason !== 'usage_limit') return answer;
  const now = clock.now();
  const used = await usage.read({ assistantId, user: 'all', month: now.toISOString().slice(0, 7) });
  const nextMonth = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const counts = countsOf(used, budget ?? {});
  throw new AppError('quota_reached', {
    retryAfterMs: nextMonth - now.getTime(),
    ...(counts !== undefined && { details: [`(${counts})`] }),
  });
}

/** The limit of answers if that is the one; else that of tokens or money, of which an answer needs more than is left. */
function countsOf({ answers, tokens, micros }: UsageAmounts, budget: Budget): string | undefined {
  const { monthlyAnswers, monthlyTokens, monthlyCost } = budget;
  if (monthlyAnswers !== undefined && answers >= monthlyAnswers) return `${answers}/${monthlyAnswers}`;
  if (monthlyTokens !== undefined) return `${tokens}/${monthlyTokens} tokens`;
  return monthlyCost === undefined ? undefined : `${micros / 1_000_000}/${monthlyCost}`;
}
