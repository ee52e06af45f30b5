// The settings of who may ask, as they stand in the form. Pure.

import type { AccessSettings, DownPolicy, VerifierKind } from '@frontdesk/contract';

/** What is written in the form. */
export interface AccessValues {
  readonly identity: AccessSettings['identity'];
  readonly acceptsUserHash: boolean;
  readonly verifier: VerifierKind;
  readonly verifierUrl: string;
  /** Separated by commas. */
  readonly plans: string;
  readonly whenDown: DownPolicy;
  readonly graceMinutes: string;
  readonly cacheSeconds: string;
  readonly signupUrl: string;
}

/** Returns what the form shows of settings. */
export function toValues(settings: AccessSettings): AccessValues {
  return {
    ...settings,
    verifierUrl: settings.verifierUrl ?? '',
    plans: settings.plans?.join(', ') ?? '',
    graceMinutes: String(settings.graceMinutes),
    cacheSeconds: String(settings.cacheSeconds),
    signupUrl: settings.signupUrl ?? '',
  };
}

/** Says whether somebody else is asked over the network. */
export function asksElsewhere(verifier: VerifierKind): boolean {
  return verifier === 'selgora' || verifier === 'webhook';
}

/** Returns the settings that the form says; what does not belong to the chosen verifier is left out. */
export function toSettings(values: AccessValues): AccessSettings {
  const { verifier } = values;
  const plans = values.plans.split(',').flatMap((plan) => plan.trim() || []);
  const verifierUrl = values.verifierUrl.trim();
  const signupUrl = values.signupUrl.trim();
  return {
    identity: values.identity,
    acceptsUserHash: values.acceptsUserHash,
    verifier,
    ...(asksElsewhere(verifier) && verifierUrl && { verifierUrl }),
    ...(verifier === 'claims' && plans.length > 0 && { plans }),
    whenDown: values.whenDown,
    graceMinutes: Number(values.graceMinutes),
    cacheSeconds: Number(values.cacheSeconds),
    ...(signupUrl && { signupUrl }),
  };
}
