// Gives leave for an answer: who asks, what their plan has left, what the assistant's budget has left.

import type { Plan, VisitorId } from '@frontdesk/contract';

import type { Entitlements } from '../access/entitlement/entitlements.ts';
import type { AnswerAllowance, NotAllowed } from '../ports/answer-allowance.ts';
import type { Question } from '../ports/answer-writer.ts';
import type { Assistant, AssistantStore } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { UsageStore } from '../ports/usage-store.ts';
import type { VisitorStore } from '../ports/visitor-store.ts';
import {
  accountOf,
  amountsOf,
  capsOf,
  correctAll,
  difference,
  reserveAll,
  type Account,
} from './budget-account.ts';
import { createCallMeter } from './call-meter.ts';

interface AllowanceDeps {
  readonly assistants: AssistantStore;
  readonly visitors: VisitorStore;
  readonly entitlements: Entitlements;
  readonly usage: UsageStore;
  readonly clock: Clock;
}

/**
 * What is set aside before anything is done for an answer, in tokens. Calls that may use more set more aside before they are sent.
 * @source security research, section 4: at most 8,000 tokens in and 800 out per answer
 */
export const ANSWER_TOKENS_MAX = { input: 8_000, output: 800 } as const;

/** Makes the leave for answers. */
export function createAnswerAllowance(deps: AllowanceDeps): AnswerAllowance {
  const { assistants, usage, clock } = deps;
  return {
    async begin(question) {
      const assistant = await assistants.findAssistant(question.assistant.id);
      if (!assistant) return { kind: 'refused' };
      const admission = await admit(deps, assistant, question.asker);
      if ('kind' in admission) return admission;
      const month = clock.now().toISOString().slice(0, 7);
      const accounts = accountsOf(assistant, { ...admission, asker: question.asker, month });
      const isLimited = accounts.length > 0;
      const asked = withPlan(question, admission.plan, isLimited);
      const first = {
        inputTokens: ANSWER_TOKENS_MAX.input,
        outputTokens: asked.sampling?.maxTokens ?? ANSWER_TOKENS_MAX.output,
      };
      let held = { ...amountsOf(first, assistant.budget), answers: 1 };
      if (!(await reserveAll(usage, accounts, held))) return { kind: 'usage-limit' };
      const meter = createCallMeter(first, async (more) => {
        const amounts = amountsOf(more, assistant.budget);
        if (!(await reserveAll(usage, accounts, amounts))) return false;
        held = { ...held, tokens: held.tokens + amounts.tokens, micros: held.micros + amounts.micros };
        return true;
      });
      return {
        kind: 'allowed',
        question: isLimited ? { ...asked, meter } : asked,
        async settle(cost) {
          const used = meter.read() ?? cost;
          if (used === undefined) return;
          const amounts = { ...amountsOf(used, assistant.budget), answers: 1 };
          await correctAll(usage, accounts, difference(amounts, held));
        },
      };
    },
  };
}

async function admit(
  { visitors, entitlements }: AllowanceDeps,
  assistant: Assistant,
  asker: VisitorId | undefined,
): Promise<NotAllowed | { readonly plan?: Plan }> {
  if (asker === undefined) return {};
  const user = (await visitors.find(asker, assistant.id)) ?? undefined;
  const admission = await entitlements.admit({ assistant, user });
  if (admission.kind === 'refused') {
    const { message, reason } = admission;
    return { kind: 'refused', ...(reason === undefined && { message }) };
  }
  if (admission.kind === 'people-only') return { kind: 'people-only' };
  return admission.plan ? { plan: admission.plan } : {};
}

function withPlan(question: Question, plan: Plan | undefined, isLimited: boolean): Question {
  const maxTokens = Math.min(
    question.sampling?.maxTokens ?? ANSWER_TOKENS_MAX.output,
    ANSWER_TOKENS_MAX.output,
  );
  return {
    ...question,
    ...(plan?.audiences && { audience: plan.audiences }),
    ...(plan?.model !== undefined && { model: plan.model }),
    // What was set aside must be the most that the model can use.
    ...(isLimited && { sampling: { ...question.sampling, maxTokens } }),
  };
}

/** Only what is limited is counted: the desk keeps no books that nobody reads. */
function accountsOf(
  { id: assistantId, budget }: Assistant,
  {
    plan,
    asker,
    month,
  }: { readonly plan?: Plan; readonly asker: VisitorId | undefined; readonly month: string },
): readonly Account[] {
  const accounts: Account[] = [];
  if (plan && asker && (plan.monthlyAnswers !== undefined || plan.monthlyTokens !== undefined)) {
    const caps = capsOf({ answers: plan.monthlyAnswers, tokens: plan.monthlyTokens });
    accounts.push({ key: { assistantId, user: asker, month }, caps });
  }
  if (budget) accounts.push(accountOf(assistantId, budget, month));
  return accounts;
}
