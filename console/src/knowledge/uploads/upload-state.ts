// Files on their way into the knowledge. Pure.

import { KNOWLEDGE_LIMITS, type DocumentOutcome } from '@frontdesk/contract';

/** A file and what became of it. */
export interface UploadEntry {
  readonly key: number;
  readonly name: string;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'sending'; readonly share: number }
    | { readonly kind: 'ended'; readonly outcomes: readonly DocumentOutcome[] };
}

/** What the desk reads. @source issue: Markdown, HTML, text, PDF, DOCX, CSV of questions and answers */
const TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  csv: 'text/csv',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** For the file picker. */
export const ACCEPTED_ENDINGS = Object.keys(TYPES).map((ending) => `.${ending}`);

/** Returns the type of a file by its name: browsers do not know Markdown everywhere. */
export function contentTypeOf(name: string): string {
  const ending = /\.([^.]+)$/u.exec(name.toLowerCase())?.[1] ?? '';
  return (Object.hasOwn(TYPES, ending) && TYPES[ending]) || 'application/octet-stream';
}

const MEGABYTE = 1_000_000;

/** Says why a file is not even sent, or `null`. */
export function whyNotSent({ name, size }: Pick<File, 'name' | 'size'>): string | null {
  if (size > KNOWLEDGE_LIMITS.documentMaxBytes) {
    const limit = KNOWLEDGE_LIMITS.documentMaxBytes / MEGABYTE;
    return `It has ${(size / MEGABYTE).toFixed(1)} MB; at most ${limit} MB are read. Split it into several documents.`;
  }
  if (contentTypeOf(name) === 'application/octet-stream') {
    return `This kind of file is not read. Save it as one of ${ACCEPTED_ENDINGS.join(', ')}.`;
  }
  return size === 0 ? 'The file is empty.' : null;
}

/** Says in one sentence what became of all files. */
export function uploadSummary(entries: readonly UploadEntry[]): string {
  const outcomes = entries.flatMap(({ state }) => (state.kind === 'ended' ? state.outcomes : []));
  const failed = outcomes.filter(({ ok }) => !ok).length;
  const taken = outcomes.length - failed;
  const words = `${taken} ${taken === 1 ? 'document is' : 'documents are'} in the knowledge`;
  return failed === 0 ? `${words}.` : `${words}, ${failed} could not be used.`;
}
