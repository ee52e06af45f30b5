// Who may use an assistant, as its owner decides.

/** How it is found out whether somebody may ask. */
export const VERIFIERS = ['open', 'offers', 'claims', 'selgora', 'webhook'] as const;
/** One way of finding out whether somebody may ask. */
export type VerifierKind = (typeof VERIFIERS)[number];

/** What happens while the verifier can't be reached. */
export const DOWN_POLICIES = ['deny', 'grace', 'human-only'] as const;
/** `deny`: nobody asks. `grace`: who had access goes on for a while. `human-only`: messages are taken, and people answer them. */
export type DownPolicy = (typeof DOWN_POLICIES)[number];

/** Who may use an assistant. */
export interface AccessSettings {
  /** Whether visitors must be named by the site's server. */
  readonly identity: 'optional' | 'required';
  /** Whether the HMAC of a user's id counts as a proof. It never expires, so it is meant for the move from another widget only. */
  readonly acceptsUserHash: boolean;
  /**
   * `open`: everybody. `offers`: who has a subscription in this desk. `claims`: whose signed plan is one of `plans`.
   * `selgora`: whom Selgora's verify-access lets in. `webhook`: whom the owner's own address lets in.
   */
  readonly verifier: VerifierKind;
  /** Where `selgora` or `webhook` is asked; Selgora's own address unless given. */
  readonly verifierUrl?: string;
  /** The plans that `claims` lets in; absent: any plan. */
  readonly plans?: readonly string[];
  readonly whenDown: DownPolicy;
  /** How long `grace` lasts since the last yes, in minutes. */
  readonly graceMinutes: number;
  /** How long an answer of `selgora` or `webhook` is believed, in seconds. */
  readonly cacheSeconds: number;
  /** Where somebody without access can get it, unless an offer or the verifier knows better. */
  readonly signupUrl?: string;
}

/** The settings of an assistant that its owner has not changed: open to everybody. */
export const OPEN_ACCESS: AccessSettings = {
  identity: 'optional',
  acceptsUserHash: false,
  verifier: 'open',
  whenDown: 'deny',
  graceMinutes: 60,
  cacheSeconds: 60,
};

/** The secret by which the verifier knows the desk, or the desk's requests are signed: given once, never shown again. */
export interface VerifierSecret {
  readonly secret: string;
}
