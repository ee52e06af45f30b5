// Decides who may ask an assistant at this moment, and on which plan.

import {
  ACCESS_DENIALS,
  OPEN_ACCESS,
  type AccessState,
  type Plan,
  type VerifierKind,
} from '@frontdesk/contract';

import type { Assistant } from '../../ports/assistant-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  Entitlement,
  EntitlementRequest,
  EntitlementVerifier,
} from '../../ports/entitlement-verifier.ts';
import type { Outbound } from '../../ports/outbound.ts';
import type { VisitorUser } from '../../ports/session-store.ts';
import type { OfferStore } from '../../ports/subscription-store.ts';
import { rememberVerdicts, type Asked, type RememberingVerifier } from './remember-verdicts.ts';

/** The verifiers that ask somebody else. */
export type RemoteVerifierKind = Extract<VerifierKind, 'selgora' | 'webhook'>;

/** What asking somebody else needs. */
export interface RemoteVerifierDeps {
  readonly outbound: Pick<Outbound, 'request'>;
  readonly clock: Clock;
  /** Opens the secret that the owner has given for an assistant; `undefined` when none was given. */
  readonly secretOf: (request: EntitlementRequest) => Promise<string | undefined>;
}

/** Makes the verifiers that ask somebody else. */
export type CreateRemoteVerifiers = (
  deps: RemoteVerifierDeps,
) => Readonly<Record<RemoteVerifierKind, EntitlementVerifier>>;

interface EntitlementsDeps {
  readonly own: Readonly<Record<Exclude<VerifierKind, RemoteVerifierKind>, EntitlementVerifier>>;
  readonly remote: Readonly<Record<RemoteVerifierKind, EntitlementVerifier>>;
  readonly offers: Pick<OfferStore, 'plans'>;
  readonly clock: Clock;
}

/** Whether somebody may ask. `people-only`: messages are taken, but nobody but people answers. */
export type Admission =
  | { readonly kind: 'admitted'; readonly plan?: Plan; readonly expiresAt?: Date }
  | { readonly kind: 'people-only' }
  | ({ readonly kind: 'refused' } & Omit<Extract<AccessState, { readonly access: false }>, 'access'>);

/** Who asks which assistant. */
export interface Asking {
  readonly assistant: Pick<Assistant, 'id' | 'workspaceId' | 'access'>;
  readonly user?: VisitorUser | undefined;
}

/** Decides who may ask. */
export interface Entitlements {
  admit(asking: Asking): Promise<Admission>;
  /** Whether somebody else decides who may ask an assistant. */
  asksElsewhere(assistant: Asking['assistant']): boolean;
  /** Forgets what a verifier has said of somebody. */
  forget(asking: Asking): void;
}

const requestOf = ({ assistant, user }: Asking): EntitlementRequest => ({
  workspaceId: assistant.workspaceId,
  assistantId: assistant.id,
  settings: assistant.access ?? OPEN_ACCESS,
  ...(user && { user }),
});

/** Makes the decision. */
export function createEntitlements({ own, remote, offers, clock }: EntitlementsDeps): Entitlements {
  const remembering: Record<RemoteVerifierKind, RememberingVerifier> = {
    selgora: rememberVerdicts(remote.selgora, clock),
    webhook: rememberVerdicts(remote.webhook, clock),
  };
  const isRemote = (kind: VerifierKind): kind is RemoteVerifierKind => kind in remembering;

  async function verdict(request: EntitlementRequest): Promise<Entitlement | 'people-only'> {
    const { verifier } = request.settings;
    if (!isRemote(verifier)) return own[verifier].verify(request);
    const asked = await remembering[verifier].ask(request);
    return 'entitlement' in asked ? asked.entitlement : whileDown(asked, request, clock.now().getTime());
  }

  return {
    async admit(asking) {
      const request = requestOf(asking);
      const entitlement = await verdict(request);
      if (entitlement === 'people-only') return { kind: 'people-only' };
      if (entitlement.access) {
        const plans = entitlement.plan === undefined ? [] : await offers.plans(request.workspaceId);
        return admitOn(entitlement, plans, request);
      }
      return refuse(entitlement, request);
    },
    asksElsewhere: ({ access = OPEN_ACCESS }) => isRemote(access.verifier),
    forget(asking) {
      const request = requestOf(asking);
      const { verifier } = request.settings;
      if (isRemote(verifier)) remembering[verifier].forget(request);
    },
  };
}

/** While the verifier is down, the owner's policy decides. */
function whileDown(
  asked: Extract<Asked, { readonly down: true }>,
  { settings }: EntitlementRequest,
  now: number,
): Entitlement | 'people-only' {
  if (settings.whenDown === 'human-only') return 'people-only';
  const { last, lastAt = 0 } = asked;
  const isInGrace = settings.whenDown === 'grace' && now - lastAt < settings.graceMinutes * 60_000;
  return last?.access && isInGrace ? last : { access: false, reason: 'access_unknown' };
}

/** A plan table that has entries counts: a plan that is not in it opens nothing, for nobody can say what it allows. */
function admitOn(
  { plan: id, expiresAt }: Extract<Entitlement, { readonly access: true }>,
  plans: readonly Plan[],
  request: EntitlementRequest,
): Admission {
  const end = expiresAt && { expiresAt };
  if (id === undefined || plans.length === 0) return { kind: 'admitted', ...end };
  const plan = plans.find((each) => each.id === id);
  if (!plan) return refuse({ reason: 'plan_unknown' }, request);
  const isIncluded = plan.assistantIds?.includes(request.assistantId) ?? true;
  return isIncluded ? { kind: 'admitted', plan, ...end } : refuse({ reason: 'not_in_plan' }, request);
}

/** Says why not: in the words of whoever decided, or in the desk's own, which have a name. */
function refuse(
  refusal: Omit<Extract<Entitlement, { readonly access: false }>, 'access'>,
  { settings }: EntitlementRequest,
): Extract<Admission, { readonly kind: 'refused' }> {
  const { message, reason = 'no_access', signupUrl = settings.signupUrl } = refusal;
  return {
    kind: 'refused',
    ...(message === undefined ? { message: ACCESS_DENIALS[reason], reason } : { message }),
    ...(signupUrl !== undefined && { signupUrl }),
  };
}
