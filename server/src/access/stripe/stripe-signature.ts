// Checks that something comes from Stripe.

import { createHmac, timingSafeEqual } from 'node:crypto';

/** @source Stripe's documentation of webhook signatures: a tolerance of five minutes against replays */
const TOLERANCE_SECONDS = 300;

/**
 * Checks Stripe's signature of a body.
 * @source Stripe's documentation: `Stripe-Signature: t=…,v1=…`, HMAC-SHA-256 over `t.body`; there may be several `v1` while a secret is changed
 * @param body as it came, byte by byte
 * @param now in seconds
 */
export function isFromStripe(
  { body, header }: { readonly body: Buffer; readonly header: string | undefined },
  secret: string,
  now: number,
): boolean {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const valuesOf = (name: string) => parts.flatMap(([key, value]) => (key === name && value ? [value] : []));
  const [timestamp = ''] = valuesOf('t');
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
  return valuesOf('v1').some((signature) => {
    const given = Buffer.from(signature, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
