// What stands to the account of an assistant's budget: how much of it there may be, and what something counts with.

import type { AssistantId, Budget } from '@frontdesk/contract';

import type { AnswerCost } from '../ports/call-meter.ts';
import type { UsageAmounts, UsageCaps, UsageKey, UsageStore } from '../ports/usage-store.ts';

/** A share of use: whose, and how much of it there may be. */
export interface Account {
  readonly key: UsageKey;
  readonly caps: UsageCaps;
}

const MICROS = 1_000_000;

/** @param month such as `2026-11` @returns the account of everything that is spent for an assistant */
export function accountOf(assistantId: AssistantId, budget: Budget, month: string): Account {
  const { monthlyAnswers: answers, monthlyTokens: tokens, monthlyCost } = budget;
  const micros = monthlyCost === undefined ? undefined : Math.round(monthlyCost * MICROS);
  return { key: { assistantId, user: 'all', month }, caps: capsOf({ answers, tokens, micros }) };
}

/** @returns only the caps that there are */
export function capsOf(caps: Readonly<Record<string, number | undefined>>): UsageCaps {
  return Object.fromEntries(Object.entries(caps).filter(([, cap]) => cap !== undefined));
}

/** @returns what tokens count with at a budget's prices; no answer */
export function amountsOf(
  { inputTokens, outputTokens }: AnswerCost,
  budget: Budget | undefined,
): UsageAmounts {
  const { inputPerMillion = 0, outputPerMillion = 0 } = budget?.prices ?? {};
  // A price per million tokens is a price in millionths per token.
  const micros = Math.ceil(inputTokens * inputPerMillion + outputTokens * outputPerMillion);
  return { answers: 0, tokens: inputTokens + outputTokens, micros };
}

/** @returns by how much what was set aside has to be corrected */
export function difference(used: UsageAmounts, reserved: UsageAmounts): UsageAmounts {
  return {
    answers: used.answers - reserved.answers,
    tokens: used.tokens - reserved.tokens,
    micros: used.micros - reserved.micros,
  };
}

/** Sets aside on all accounts, or on none. @returns whether there was as much */
export async function reserveAll(
  usage: UsageStore,
  accounts: readonly Account[],
  most: UsageAmounts,
): Promise<boolean> {
  for (const [index, { key, caps }] of accounts.entries()) {
    if (await usage.reserve(key, most, caps)) continue;
    const nothing = { answers: 0, tokens: 0, micros: 0 };
    await correctAll(usage, accounts.slice(0, index), difference(nothing, most));
    return false;
  }
  return true;
}

/** Corrects all accounts. */
export async function correctAll(
  usage: UsageStore,
  accounts: readonly Account[],
  by: UsageAmounts,
): Promise<void> {
  for (const { key } of accounts) await usage.correct(key, by);
}
