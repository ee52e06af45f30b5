// Signs what is sent to an owner's own address, so that it can be told from what others send there.

import { createHmac } from 'node:crypto';

/** What is signed. */
export interface Unsigned {
  /** The same for every try, so that the receiver can tell a repetition. */
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/**
 * Makes the headers of a signed request.
 * @source Standard Webhooks 1.0.0: HMAC-SHA-256 over `id.timestamp.body`, in `webhook-signature` as `v1,` and base64
 */
export function signWebhook(secret: string, { id, at, body }: Unsigned): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1_000);
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}

/** A secret in the form of Standard Webhooks is base64 behind its prefix; any other is taken as it is. */
function keyOf(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
}
