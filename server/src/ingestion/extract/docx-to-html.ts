// A Word document as HTML.

import { zipSync } from 'fflate';
import mammoth from 'mammoth';

import { Unreadable } from './extraction.ts';
import { unpackTextParts } from './unpack-text-parts.ts';

/**
 * Converts a Word document to HTML.
 * @throws {Unreadable} when it is broken, locked, or too large
 */
export async function docxToHtml(bytes: Uint8Array): Promise<string> {
  const parts = unpackTextParts(bytes);
  if (parts['word/document.xml'] === undefined) {
    throw new Unreadable('It is not a Word document, or it is locked with a password.');
  }
  try {
    const buffer = Buffer.from(zipSync(parts, { level: 0 }));
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { includeDefaultStyleMap: true, includeEmbeddedStyleMap: false },
    );
    return value;
  } catch (cause) {
    throw new Unreadable('The Word document is broken; open it and save it again, or send a PDF.', { cause });
  }
}
