// Lets a visitor ask, or says why not and where to get access.

import type { PlanId } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import type { VisitorSessionRecord } from '../../ports/session-store.ts';
import type { Admission, Entitlements } from './entitlements.ts';

/** Whose session it is. */
type Visitor = Pick<VisitorSessionRecord, 'assistantId' | 'user'>;

/** Lets visitors ask the assistant, and people. */
export interface AdmitVisitor {
  /**
   * @returns the plan that counts for them; none where the workspace has no such plan
   * @throws {AppError} `access_denied` with a sentence and, where known, where to sign up
   */
  toAsk(visitor: Visitor): Promise<PlanId | undefined>;
  /** @throws {AppError} `access_denied`, or `people_not_included` for a plan without people */
  toPeople(visitor: Visitor): Promise<void>;
}

/** Makes the admission of visitors. It is asked before every message: what was true a minute ago may not be true now. */
export function createAdmitVisitor(assistants: AssistantStore, entitlements: Entitlements): AdmitVisitor {
  async function admit({
    assistantId,
    user,
  }: Visitor): Promise<Exclude<Admission, { readonly kind: 'refused' }>> {
    const assistant = await assistants.findAssistant(assistantId);
    if (!assistant) throw new AppError('not_found');
    const admission = await entitlements.admit({ assistant, user });
    if (admission.kind !== 'refused') return admission;
    const { kind: _, message: says, ...refusal } = admission;
    throw new AppError('access_denied', { says, ...refusal });
  }
  return {
    async toAsk(visitor) {
      const admission = await admit(visitor);
      return admission.kind === 'admitted' ? admission.plan?.id : undefined;
    },
    async toPeople(visitor) {
      const admission = await admit(visitor);
      const excludesPeople = admission.kind === 'admitted' && admission.plan?.people === false;
      if (excludesPeople) throw new AppError('people_not_included');
    },
  };
}
