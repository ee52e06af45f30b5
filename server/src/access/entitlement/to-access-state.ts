// What a visitor or a program may know of a decision.

import type { AccessState } from '@frontdesk/contract';

import type { Admission } from './entitlements.ts';

/** Shows a decision. Whoever is admitted to people only still has access. */
export function toAccessState(admission: Admission): AccessState {
  switch (admission.kind) {
    case 'admitted': {
      const { plan, expiresAt } = admission;
      return {
        access: true,
        ...(plan && { plan: plan.id }),
        ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
      };
    }
    case 'people-only':
      return { access: true };
    case 'refused': {
      const { kind: _, ...refusal } = admission;
      return { access: false, ...refusal };
    }
  }
}
