// The verifiers that ask somebody else whether a visitor has access.

import type { CreateRemoteVerifiers } from '../access/entitlement/entitlements.ts';
import { createWebhookVerifier } from './entitlement-webhook/webhook-verifier.ts';
import { createSelgoraVerifier } from './selgora/selgora-verifier.ts';

/** Makes one verifier for each system that can be asked. */
export const createRemoteVerifiers: CreateRemoteVerifiers = (deps) => ({
  selgora: createSelgoraVerifier(deps),
  webhook: createWebhookVerifier(deps),
});
