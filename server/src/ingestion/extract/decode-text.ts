// Turns the bytes of a text into characters, whatever encoding it was written in.

import chardet from 'chardet';
import iconv from 'iconv-lite';

import { Unreadable } from './extraction.ts';

/** How much of a text is looked at to guess its encoding, in bytes. */
const SAMPLE_BYTES = 65_536;
/** Where HTML must name its encoding. @source WHATWG HTML, “Determining the character encoding”: within the first 1024 bytes */
const DECLARATION_BYTES = 1_024;

/**
 * Decodes a text. In this order: a byte order mark, the sender's word, the page's own word, valid UTF-8, a guess from its letters.
 * @param declared the `charset` of the content type
 * @throws {Unreadable} for what is no text
 */
export function decodeText(bytes: Uint8Array, declared: string | undefined): string {
  const marked = byteOrderMark(bytes);
  if (marked === undefined && bytes.subarray(0, SAMPLE_BYTES).includes(0)) {
    throw new Unreadable('It is not a text file.');
  }
  const named = marked ?? declared ?? declaredInside(bytes);
  const text = (named && decodeAs(bytes, named)) ?? decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, guess(bytes));
  if (text === undefined) throw new Unreadable('Its encoding is not known; save it as UTF-8.');
  if (text.includes('\0')) throw new Unreadable('It is not a text file.');
  return text.toWellFormed().replaceAll('\r\n', '\n');
}

/** The `charset` parameter of a content type. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

function declaredInside(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  return declared ?? /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
}

function guess(bytes: Uint8Array): string {
  return chardet.detect(bytes.subarray(0, SAMPLE_BYTES)) ?? 'windows-1252';
}

/** @returns the text, or `undefined` when the bytes are not of this encoding or nobody knows it */
function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  if (/^utf-?8$/i.test(encoding)) return decodeUtf8(bytes);
  return iconv.encodingExists(encoding) ? iconv.decode(Buffer.from(bytes), encoding) : undefined;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
