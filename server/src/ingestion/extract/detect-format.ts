// Tells the form of a document from its first bytes, its content type and its name.

import type { RawDocument } from './extraction.ts';
import { Unreadable } from './extraction.ts';

/** A form that can be read. */
export type Format = 'markdown' | 'html' | 'text' | 'pdf' | 'docx' | 'csv';

const BY_TYPE: Readonly<Record<string, Format>> = {
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/plain': 'text',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
};
const BY_ENDING: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  pdf: 'pdf',
  docx: 'docx',
  csv: 'csv',
  tsv: 'csv',
};
/** Types that say nothing: senders use them for whatever they don't know. */
const VAGUE =
  /^(|application\/octet-stream|binary\/octet-stream|text\/plain|application\/x-www-form-urlencoded)$/;
const READABLE = 'send Markdown, HTML, plain text, PDF, DOCX, or CSV with questions and answers';

/** The part of a content type before its parameters, in lower case. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** The ending of a file's name, in lower case; empty when it has none. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Tells whether a document with this content type or name may be worth fetching at all. */
export function isReadableType(contentType: string | undefined): boolean {
  const type = mediaType(contentType);
  return VAGUE.test(type) || type in BY_TYPE;
}

/** Tells whether a file with this name may be one that can be read. */
export function isReadableEnding(name: string): boolean {
  return endingOf(name) in BY_ENDING;
}

/**
 * Tells the form of a document. Signatures of PDF and ZIP win over what the sender says; a vague type gives way to the name's ending.
 * @throws {Unreadable} for a form that can't be read
 */
export function detectFormat({ bytes, contentType, name }: RawDocument): Format {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  const type = mediaType(contentType);
  const said = VAGUE.test(type) ? undefined : BY_TYPE[type];
  const ending = BY_ENDING[endingOf(name)];
  if (head.startsWith('PK\u0003\u0004')) return zipFormat(said ?? ending);
  if (head.startsWith('\u00D0\u00CF\u0011\u00E0')) {
    throw new Unreadable('It is a file of an old Office version; save it as .docx or PDF.');
  }
  const format = said ?? ending ?? (BY_TYPE[type] || looksLike(head));
  if (format === undefined) throw new Unreadable(`This kind of file can’t be read; ${READABLE}.`);
  if (format === 'pdf' || format === 'docx')
    throw new Unreadable('The file is broken: it does not hold what its name says.');
  return format;
}

function zipFormat(expected: Format | undefined): Format {
  if (expected === 'docx') return 'docx';
  throw new Unreadable(`Archives and other Office files can’t be read; ${READABLE}.`);
}

function looksLike(head: string): Format | undefined {
  if (/^\s*(<!doctype html|<html[\s>])/i.test(head)) return 'html';
  return undefined;
}
