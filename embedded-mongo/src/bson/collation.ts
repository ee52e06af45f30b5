// The part of MongoDB's collation that this store has: ignoring case and accents.
import { badValue } from '../command-error.ts';
import { isDocument } from './document.ts';
import { toNumber } from './number.ts';

/** Maps strings that a collation calls equal to one string; undefined compares bytes. */
export type Fold = ((text: string) => string) | undefined;

/**
 * Turns a collation document into a fold: strength 1 ignores case and accents, 2 ignores case, 3 and above compares
 * bytes. No locale's own order of letters is applied. The same kind of collation always gives the same function.
 *
 * @throws CommandError `BadValue` when the collation names no locale
 * @source https://www.mongodb.com/docs/manual/reference/collation/#collation-document
 */
export function foldOf(collation: unknown): Fold {
  if (collation === undefined || (isDocument(collation) && Object.keys(collation).length === 0))
    return undefined;
  if (!isDocument(collation) || typeof collation['locale'] !== 'string')
    throw badValue('A collation needs a locale.');
  if (collation['locale'] === 'simple') return undefined;
  const strength = toNumber(collation['strength']) ?? 3;
  const keepsCase = collation['caseLevel'] === true;
  if (strength === 1) return keepsCase ? withoutAccents : withoutAccentsAndCase;
  return strength === 2 && !keepsCase ? withoutCase : undefined;
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function withoutAccentsAndCase(text: string): string {
  return withoutAccents(text).toLowerCase();
}

function withoutCase(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
