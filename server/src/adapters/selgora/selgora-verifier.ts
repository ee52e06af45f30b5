// Asks Selgora whether somebody has access to an assistant.

import type { RemoteVerifierDeps } from '../../access/entitlement/entitlements.ts';
import { AppError } from '../../errors.ts';
import type { Entitlement, EntitlementVerifier } from '../../ports/entitlement-verifier.ts';

/** @source Selgora's document: the address of its interface */
const SELGORA_URL = 'https://app.selgora.com/api';
/** A visitor waits for this before the answer begins. */
const TIMEOUT_MS = 4_000;
const BODY_MAX_BYTES = 64_000;

/**
 * Makes the verifier of Selgora's verify-access.
 * @source Selgora's document: `POST /v1/verify-access` with `user_email` and a bearer key; 200 with `access`, `message`, `signup_url`
 */
export function createSelgoraVerifier({
  outbound,
  secretOf,
}: Omit<RemoteVerifierDeps, 'clock'>): EntitlementVerifier {
  return {
    async verify(request) {
      const { user, settings } = request;
      if (user?.email === undefined) return { access: false };
      const key = await secretOf(request);
      if (key === undefined) throw down('no key was given for it');
      const result = await outbound.request({
        url: `${settings.verifierUrl?.replace(/\/+$/, '') ?? SELGORA_URL}/v1/verify-access`,
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          accept: 'application/json',
        },
        body: JSON.stringify({ user_email: user.email }),
        timeoutMs: TIMEOUT_MS,
        bodyMaxBytes: BODY_MAX_BYTES,
      });
      if (!result.ok) throw down(result.failure);
      const { status, body } = result.reply;
      if (status !== 200) throw down(`status ${status}`);
      // What it says is shown to visitors, and may repeat the key.
      return readVerdict(Buffer.from(body).toString('utf8').replaceAll(key, '***'), user.plan);
    },
  };
}

function readVerdict(text: string, plan: string | undefined): Entitlement {
  const reply = parse(text);
  if (typeof reply.access !== 'boolean') throw down('its reply has no “access”');
  if (reply.access) return { access: true, ...(plan !== undefined && { plan }) };
  const { message, signup_url: signupUrl } = reply;
  return {
    access: false,
    ...(typeof message === 'string' && message.trim() !== '' && { message: message.slice(0, 500) }),
    ...(isWebAddress(signupUrl) && { signupUrl }),
  };
}

function parse(text: string): {
  readonly access?: unknown;
  readonly message?: unknown;
  readonly signup_url?: unknown;
} {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    throw down('its reply is not JSON');
  }
}

/** Says whether a text is an address that a visitor may be sent to. */
export function isWebAddress(value: unknown): value is string {
  return (
    typeof value === 'string' && value.length <= 2_048 && /^https?:\/\//i.test(value) && URL.canParse(value)
  );
}

function down(why: string): AppError {
  return new AppError('unavailable', { internal: `Selgora can't be asked: ${why}` });
}
