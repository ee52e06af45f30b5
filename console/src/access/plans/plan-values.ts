// A plan as it stands in the form. Pure.

import type { AssistantId, Plan } from '@frontdesk/contract';

import { linesOf } from '../../form/lines-of.ts';
import { numberText, optionalNumber } from '../../form/optional-number.ts';

/** What is written in the form. */
export interface PlanValues {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly monthlyAnswers: string;
  readonly monthlyTokens: string;
  readonly retentionDays: string;
  /** One in each line. */
  readonly audiences: string;
  readonly hasPeople: boolean;
  /** None: all of them. */
  readonly assistantIds: readonly AssistantId[];
}

/** Returns what the form shows of a plan; `null` for a new one. */
export function toValues(plan: Plan | null): PlanValues {
  return {
    id: plan?.id ?? '',
    name: plan?.name ?? '',
    model: plan?.model ?? '',
    monthlyAnswers: numberText(plan?.monthlyAnswers),
    monthlyTokens: numberText(plan?.monthlyTokens),
    retentionDays: numberText(plan?.retentionDays),
    audiences: plan?.audiences?.join('\n') ?? '',
    hasPeople: plan?.people ?? true,
    assistantIds: plan?.assistantIds ?? [],
  };
}

/** Returns the plan that the form says. */
export function toPlan(values: PlanValues): Plan {
  const audiences = linesOf(values.audiences);
  const model = values.model.trim();
  return {
    id: values.id.trim(),
    name: values.name,
    ...(values.assistantIds.length > 0 && { assistantIds: values.assistantIds }),
    ...(model && { model }),
    ...optionalNumber('monthlyAnswers', values.monthlyAnswers),
    ...optionalNumber('monthlyTokens', values.monthlyTokens),
    ...optionalNumber('retentionDays', values.retentionDays),
    ...(audiences.length > 0 && { audiences }),
    ...(!values.hasPeople && { people: false }),
  };
}
