// The page of what answers cost.

import type { BudgetState } from '@frontdesk/contract';

import { LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { BudgetForm } from './budget-form.tsx';
import { UsageMeter } from './usage-meter.tsx';

/** Shows what this month's answers have used of what they may, and changes how much that is. */
export function UsagePage() {
  const { rest, assistantId } = usePageTools();
  const at = path`/assistants/${assistantId}/budget`;
  const loaded = useLoaded(at, async () => rest.get<BudgetState>(at));
  return (
    <PageFrame
      title="Usage"
      lead="What this assistant’s answers have used this month (UTC). At a limit the chat still takes messages and offers a person."
    >
      <LoadedView loaded={loaded}>
        {({ used, ...budget }) => (
          <>
            <div class="meters">
              <UsageMeter name="Answers" used={used.answers} limit={budget.monthlyAnswers} />
              <UsageMeter name="Tokens" used={used.tokens} limit={budget.monthlyTokens} />
              {budget.prices && <UsageMeter name="Cost" used={used.cost} limit={budget.monthlyCost} />}
            </div>
            <Part title="Limits">
              <BudgetForm at={at} budget={budget} onSaved={(state) => loaded.change(() => state)} />
            </Part>
          </>
        )}
      </LoadedView>
    </PageFrame>
  );
}
