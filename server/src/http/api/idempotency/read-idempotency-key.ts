// The header by which a program says that two requests are the same one.

import type { Request } from 'express';

import { AppError } from '../../../errors.ts';

/** The name of the header. @source IETF draft-ietf-httpapi-idempotency-key-header-07, section 2.1 */
export const IDEMPOTENCY_HEADER = 'Idempotency-Key';

/** A UUID has 36; room for other schemes of a program. */
const CHARS_MAX = 255;
/** @source RFC 9651, section 3.3.3: a string of printable ASCII in quotation marks, in which these and the backslash are escaped */
const QUOTED = new RegExp(String.raw`^"((?:[ !#-\[\]-~]|\\["\\]){1,${CHARS_MAX}})"$`);
/** Most programs leave the quotation marks out. */
const BARE = new RegExp(String.raw`^[!#-\[\]-~]{1,${CHARS_MAX}}$`);

/**
 * @returns the key, or `undefined` when none was sent
 * @throws {AppError} `invalid_payload` for what is no key
 */
export function readIdempotencyKey(request: Request): string | undefined {
  const sent = request.get(IDEMPOTENCY_HEADER);
  if (sent === undefined) return undefined;
  const quoted = QUOTED.exec(sent)?.[1];
  if (quoted !== undefined) return quoted.replaceAll(/\\(.)/g, '$1');
  if (BARE.test(sent)) return sent;
  const details = [
    `${IDEMPOTENCY_HEADER}: must be 1 to ${CHARS_MAX} printable ASCII characters, such as a UUID`,
  ];
  throw new AppError('invalid_payload', { details });
}
