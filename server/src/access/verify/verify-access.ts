// Tells programs elsewhere whether somebody has access, and keeps whom they asked about.

import { ACCESS_DENIALS, OPEN_ACCESS, type AccessCheckWay, type AccessReason } from '@frontdesk/contract';

import type { Logger } from '../../logger.ts';
import type { AccessLog } from '../../ports/access-log.ts';
import type { Assistant } from '../../ports/assistant-store.ts';
import type { FindCountry } from '../../ports/find-country.ts';
import type { RateRule } from '../../ports/rate-limiter.ts';
import type { SubscriptionStore } from '../../ports/subscription-store.ts';
import type { Admission, Entitlements } from '../entitlement/entitlements.ts';

/** Whose access is asked for, and by whom. */
export interface AccessQuestion {
  readonly assistant: Assistant;
  /** In comparable form. */
  readonly email: string;
  readonly via: AccessCheckWay;
  /** The name of the key. */
  readonly askedBy: string;
  /** Where the request came from; absent: not known. */
  readonly address?: string;
  readonly userAgent?: string | undefined;
}

/** Whether somebody has access; if not, why, and where to get it. */
export type AccessAnswer =
  | { readonly access: true; readonly message: string }
  | { readonly access: false; readonly message: string; readonly signupUrl: string };

/** Tells whether somebody has access at this moment. Nothing is remembered: what was revoked a moment ago is refused. */
export type VerifyAccess = (question: AccessQuestion) => Promise<AccessAnswer>;

interface VerifyAccessDeps {
  readonly entitlements: Entitlements;
  readonly subscriptions: SubscriptionStore;
  readonly accessLog: AccessLog;
  readonly findCountry: FindCountry;
  readonly logger: Logger;
  /** Where the desk is: the last resort of somebody who wants access. */
  readonly publicUrl: string;
}

/** How often one key may ask. @source Selgora's document, “Endpoint Information” */
export const VERIFY_ACCESS_RATE: RateRule = { name: 'verify-access', most: 60, perSeconds: 60 };

/** @source Selgora's document, “Response Formats”: the sentences of its three answers, word for word */
export const ACCESS_TEXTS = {
  active: 'Active subscription',
  unknown: "You don't have access to this assistant. Please sign up for an offer to get access.",
  expired: "Your subscription has expired or you don't have an active offer. Please renew your subscription.",
} as const;

/** As much of a user agent as tells one program from another. */
const USER_AGENT_MAX_CHARS = 300;

/**
 * Makes the check. An assistant whose visitors are decided on by Selgora or by the owner's own address asks there; any other goes by the offers
 * and subscriptions of this desk, also one that is open to everybody on the owner's websites.
 */
export function createVerifyAccess(deps: VerifyAccessDeps): VerifyAccess {
  const { entitlements, subscriptions, publicUrl } = deps;
  return async (question) => {
    const { assistant, email } = question;
    const settings = assistant.access ?? OPEN_ACCESS;
    const isElsewhere = entitlements.asksElsewhere(assistant);
    const access = isElsewhere ? settings : { ...settings, verifier: 'offers' as const };
    const user = { subject: email, email };
    const admission = await entitlements.admit({ assistant: { ...assistant, access }, user });
    const reason = isElsewhere
      ? reasonElsewhere(admission)
      : await reasonHere(admission, async () => subscriptions.listOf(assistant.workspaceId, user));
    await note(deps, question, reason);
    if (reason === 'active') return { access: true, message: ACCESS_TEXTS.active };
    const refused = admission.kind === 'refused' ? admission : { message: ACCESS_DENIALS.access_unknown };
    const message = reason === 'elsewhere' ? refused.message : ACCESS_TEXTS[reason];
    const signupUrl = ('signupUrl' in refused ? refused.signupUrl : undefined) ?? settings.signupUrl;
    return { access: false, message, signupUrl: signupUrl ?? websiteOf(assistant) ?? publicUrl };
  };
}

function reasonElsewhere({ kind }: Admission): AccessReason {
  return kind === 'admitted' ? 'active' : 'elsewhere';
}

async function reasonHere(
  { kind }: Admission,
  listOwn: () => Promise<readonly unknown[]>,
): Promise<AccessReason> {
  if (kind === 'admitted') return 'active';
  return (await listOwn()).length > 0 ? 'expired' : 'unknown';
}

/** Where the assistant stands, when the owner has not said where access can be got. */
function websiteOf({ allowedOrigins }: Assistant): string | undefined {
  return allowedOrigins.find((origin) => !origin.includes('*'));
}

/** An answer is worth more than its trace: one that can't be kept is given all the same. */
async function note(
  { accessLog, findCountry, logger }: VerifyAccessDeps,
  { assistant, email, via, askedBy, address, userAgent }: AccessQuestion,
  reason: AccessReason,
): Promise<void> {
  const country = address === undefined ? undefined : findCountry(address);
  try {
    await accessLog.record({
      workspaceId: assistant.workspaceId,
      assistantId: assistant.id,
      email,
      granted: reason === 'active',
      reason,
      via,
      askedBy,
      ...(country !== undefined && { country }),
      ...(userAgent && { userAgent: userAgent.slice(0, USER_AGENT_MAX_CHARS) }),
    });
  } catch (error) {
    logger.error({ err: error, assistantId: assistant.id }, 'an access check could not be recorded');
  }
}
