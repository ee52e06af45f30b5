// The meters of what costs money outside answers: searches of programs, embeddings, the indexing of documents.

import type { AssistantStore } from '../ports/assistant-store.ts';
import { BudgetSpentError, type MeterOf } from '../ports/call-meter.ts';
import type { Clock } from '../ports/clock.ts';
import type { UsageStore } from '../ports/usage-store.ts';
import { accountOf, amountsOf, difference } from './budget-account.ts';

interface AssistantMetersDeps {
  readonly assistants: Pick<AssistantStore, 'findAssistant'>;
  readonly usage: UsageStore;
  readonly clock: Clock;
  /** Hears when what a call has used could not be noted: then it counts with the most that it could use. */
  readonly onFailure: (error: unknown) => void;
}

/** Makes the meters. Only what is limited is counted. */
export function createAssistantMeters({ assistants, usage, clock, onFailure }: AssistantMetersDeps): MeterOf {
  return async (assistantId) => {
    const budget = (await assistants.findAssistant(assistantId))?.budget;
    if (!budget) return undefined;
    return {
      async begin(atMost) {
        const month = clock.now().toISOString().slice(0, 7);
        const { key, caps } = accountOf(assistantId, budget, month);
        const held = amountsOf(atMost, budget);
        if (!(await usage.reserve(key, held, caps))) throw new BudgetSpentError();
        return (used) => {
          usage.correct(key, difference(amountsOf(used, budget), held)).catch(onFailure);
        };
      },
    };
  };
}
