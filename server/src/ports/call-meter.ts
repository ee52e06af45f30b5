// Counts what the calls to paid services cost, each before it is sent.

import type { AssistantId } from '@frontdesk/contract';

/** What an answer has cost; both 0 when no model was asked. */
export interface AnswerCost {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Tells what a call has used. A call that never tells counts with the most that it could use. */
export type TellUse = (used: AnswerCost) => void;

/** Counts the calls of one answer, or of whatever else is done for an assistant. */
export interface CallMeter {
  /**
   * Sets aside the most that a call can use.
   * @returns tells what it has used in the end
   * @throws {BudgetSpentError} when the budget does not have as much; the call must not be sent
   */
  begin(atMost: AnswerCost): Promise<TellUse>;
}

/** Finds the meter of an assistant's budget; `undefined` where nothing limits what is spent for it. */
export type MeterOf = (assistantId: AssistantId) => Promise<CallMeter | undefined>;

/** A call that the budget does not have the means for. It says nothing about the service. */
export class BudgetSpentError extends Error {
  constructor() {
    super('the budget does not have the means for this call');
    this.name = 'BudgetSpentError';
  }
}
