// The part of MongoDB's collation that this store has: ignoring case and accents.
import { badValue } from '../command-error.ts';
import { type Document, isDocument } from './document.ts';
import type { Fold } from './order-key.ts';
import { toNumber } from './number.ts';

/**
 * Turns a collation document into a fold: strength 1 ignores case and accents, 2 ignores case, 3 and above compares
 * bytes. No locale's own order of letters is applied.
 *
 * @returns undefined where strings compare byte by byte
 * @throws CommandError `BadValue` when the collation names no locale
 * @source https://www.mongodb.com/docs/manual/reference/collation/#collation-document
 */
export function foldOf(collation: unknown): Fold | undefined {
  if (collation === undefined || (isDocument(collation) && Object.keys(collation).length === 0))
    return undefined;
  if (!isDocument(collation) || typeof collation['locale'] !== 'string')
    throw badValue('A collation needs a locale.');
  if (collation['locale'] === 'simple') return undefined;
  const strength = toNumber(collation['strength']) ?? 3;
  const keepsCase = collation['caseLevel'] === true;
  if (strength === 1) return keepsCase ? withoutAccents : (text) => withoutAccents(text).toLowerCase();
  if (strength === 2 && !keepsCase) return (text) => text.normalize('NFC').toLowerCase();
  return undefined;
}

/** Tells whether two collations treat strings alike, so that an index made for one can serve the other. */
export function sameCollation(a: Document | undefined, b: Document | undefined): boolean {
  return signature(a) === signature(b);
}

function signature(collation: Document | undefined): string {
  if (!foldOf(collation)) return 'binary';
  return `${toNumber(collation?.['strength']) ?? 3} ${collation?.['caseLevel'] === true}`;
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
