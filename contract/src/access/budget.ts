// What the answers of an assistant may cost.

/** What a model costs, in the owner's currency. */
export interface TokenPrices {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

/** The most that an assistant may use per calendar month (UTC); what is absent is not limited. */
export interface Budget {
  readonly monthlyAnswers?: number;
  readonly monthlyTokens?: number;
  /** In the owner's currency; needs `prices`. */
  readonly monthlyCost?: number;
  readonly prices?: TokenPrices;
}

/** A budget with what has been used of it this month. What is being written counts as used up to its limit. */
export interface BudgetState extends Budget {
  readonly used: { readonly answers: number; readonly tokens: number; readonly cost: number };
}
