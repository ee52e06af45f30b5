// Reads a document of any form that the desk knows into Markdown with a title. Heavy: runs in a thread of its own.

import { KNOWLEDGE_LIMITS } from '@frontdesk/contract';

import { titleOfMarkdown } from '../../knowledge/markdown/parse-markdown.ts';
import { charsetOf, decodeText } from './decode-text.ts';
import { detectFormat, type Format } from './detect-format.ts';
import { Unreadable, type Extraction, type RawDocument, type ReadDocument } from './extraction.ts';
import { textToMarkdown } from './text-to-markdown.ts';

type Read = Omit<ReadDocument, 'ok' | 'title'> & { readonly title?: string | undefined };

/** Each loads what it reads with when the first document of its form comes. */
const READERS: Readonly<Record<Format, (raw: RawDocument) => Read | Promise<Read>>> = {
  markdown: (raw) => withoutWarnings(textOf(raw)),
  text: (raw) => withoutWarnings(textToMarkdown(textOf(raw))),
  csv: async (raw) => {
    const { csvToMarkdown } = await import('./csv-to-markdown.ts');
    return csvToMarkdown(textOf(raw));
  },
  html: async (raw) => readHtml(textOf(raw), raw.url),
  docx: async ({ bytes }) => {
    const { docxToHtml } = await import('./docx-to-html.ts');
    const { title, markdown } = await readHtml(await docxToHtml(bytes), undefined);
    return { title, markdown, warnings: [] };
  },
  pdf: async ({ bytes }) => {
    const { pdfToMarkdown } = await import('./pdf-to-markdown.ts');
    return pdfToMarkdown(bytes);
  },
};

async function readHtml(html: string, url: string | undefined): Promise<Read> {
  const { htmlToMarkdown } = await import('./html-to-markdown.ts');
  return { ...htmlToMarkdown(html, url), warnings: [] };
}

/** Reads a document. @returns its Markdown and title, or a plain reason */
export async function readDocument(raw: RawDocument): Promise<Extraction> {
  try {
    if (raw.bytes.byteLength === 0) throw new Unreadable('It is empty.');
    const { title, ...read } = await READERS[detectFormat(raw)](raw);
    if (read.markdown.trim() === '' && read.page?.isHidden !== true)
      throw new Unreadable('It holds no text.');
    if (read.markdown.length > KNOWLEDGE_LIMITS.markdownMaxChars) {
      throw new Unreadable('It holds more than two million characters; split it into several documents.');
    }
    return {
      ok: true,
      ...read,
      title: (title || titleOf(read.markdown, raw.name)).slice(0, KNOWLEDGE_LIMITS.titleMaxChars),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.message };
    return {
      ok: false,
      reason: 'It could not be read; the file is broken or unusual. Save it in another form.',
    };
  }
}

function textOf({ bytes, contentType }: RawDocument): string {
  return decodeText(bytes, charsetOf(contentType));
}

function withoutWarnings(markdown: string): Read {
  return { markdown, warnings: [] };
}

function titleOf(markdown: string, name: string): string {
  const spoken = name.replace(/\.[a-z0-9]{1,8}$/i, '') || name;
  return titleOfMarkdown(markdown, spoken);
}
