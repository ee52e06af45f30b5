// Asks an address of the owner's own whether somebody has access to an assistant.

import { randomUUID } from 'node:crypto';

import type { RemoteVerifierDeps } from '../../access/entitlement/entitlements.ts';
import { AppError } from '../../errors.ts';
import { signWebhook } from '../../access/sign-webhook.ts';
import type { Entitlement, EntitlementVerifier } from '../../ports/entitlement-verifier.ts';
import { isWebAddress } from '../selgora/selgora-verifier.ts';

/** A visitor waits for this before the answer begins. */
const TIMEOUT_MS = 4_000;
const BODY_MAX_BYTES = 64_000;

/**
 * Makes the verifier that asks the owner's own address. The question is signed, so that nobody else can find out who has access.
 */
export function createWebhookVerifier({
  outbound,
  secretOf,
  clock,
}: RemoteVerifierDeps): EntitlementVerifier {
  return {
    async verify(request) {
      const { settings, assistantId, user } = request;
      const secret = await secretOf(request);
      if (settings.verifierUrl === undefined || secret === undefined)
        throw down('no address or secret was given');
      const body = JSON.stringify({ type: 'access.check', assistantId, user: user ?? null });
      const result = await outbound.request({
        url: settings.verifierUrl,
        method: 'POST',
        headers: signWebhook(secret, { id: randomUUID(), at: clock.now(), body }),
        body,
        timeoutMs: TIMEOUT_MS,
        bodyMaxBytes: BODY_MAX_BYTES,
      });
      if (!result.ok) throw down(result.failure);
      if (result.reply.status !== 200) throw down(`status ${result.reply.status}`);
      // What it says is shown to visitors, and may repeat the secret.
      return readVerdict(Buffer.from(result.reply.body).toString('utf8').replaceAll(secret, '***'));
    },
  };
}

function readVerdict(text: string): Entitlement {
  let reply: Readonly<Record<string, unknown>>;
  try {
    reply = { ...(JSON.parse(text) as object) };
  } catch {
    throw down('the reply is not JSON');
  }
  const { access, plan, message, signupUrl, expiresAt } = reply;
  if (access === true) {
    const end = typeof expiresAt === 'string' ? new Date(expiresAt) : undefined;
    return {
      access,
      ...(typeof plan === 'string' && plan !== '' && { plan }),
      ...(end && !Number.isNaN(end.getTime()) && { expiresAt: end }),
    };
  }
  if (access !== false) throw down('the reply has no “access”');
  return {
    access,
    ...(typeof message === 'string' && message.trim() !== '' && { message: message.slice(0, 500) }),
    ...(isWebAddress(signupUrl) && { signupUrl }),
  };
}

function down(why: string): AppError {
  return new AppError('unavailable', { internal: `the owner's address can't be asked: ${why}` });
}
