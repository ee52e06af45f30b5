// Reads what a site says of its user.

import type { VisitorUser } from '../../ports/session-store.ts';

/** @source RFC 5321, section 4.5.3.1.3: an address has at most 254 characters between the brackets of a path */
const EMAIL_MAX_CHARS = 254;
const SUBJECT_MAX_CHARS = 255;
const NAME_MAX_CHARS = 100;
const PLAN_MAX_CHARS = 64;

/** Control characters, bidirectional overrides and invisible joiners make two different texts look alike. */
const DECEPTIVE = /[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Makes an e-mail address comparable: trimmed and in lower case. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Says whether a text can be an e-mail address; only the shape is looked at. */
export function isEmail(text: string): boolean {
  return text.length <= EMAIL_MAX_CHARS && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text) && !DECEPTIVE.test(text);
}

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= max && !DECEPTIVE.test(value);

/**
 * Reads the claims about a user. What is there must be right: a claim of the wrong form is refused, not left out.
 * @returns the user, with the e-mail address in comparable form, or what is wrong
 */
export function readUser(claims: {
  readonly sub?: unknown;
  readonly email?: unknown;
  readonly name?: unknown;
  readonly plan?: unknown;
}): VisitorUser | { readonly problem: string } {
  const { sub, email, name, plan } = claims;
  if (!isText(sub, SUBJECT_MAX_CHARS)) {
    return { problem: `token: sub must be a text of 1 to ${SUBJECT_MAX_CHARS} visible characters` };
  }
  if (email !== undefined && (typeof email !== 'string' || !isEmail(email.trim()))) {
    return { problem: 'token: email must be an e-mail address' };
  }
  if (name !== undefined && !isText(name, NAME_MAX_CHARS)) {
    return { problem: `token: name must be a text of at most ${NAME_MAX_CHARS} characters` };
  }
  if (plan !== undefined && !isText(plan, PLAN_MAX_CHARS)) {
    return { problem: `token: plan must be a text of at most ${PLAN_MAX_CHARS} characters` };
  }
  return {
    subject: sub,
    ...(email !== undefined && { email: normaliseEmail(email) }),
    ...(name !== undefined && { name }),
    ...(plan !== undefined && { plan }),
  };
}
