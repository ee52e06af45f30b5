// A PDF as Markdown: lines joined to paragraphs, larger lines taken for headings, running heads and page numbers left out.

import type { RootContent } from 'mdast';
import { getDocumentProxy } from 'unpdf';

import { Unreadable } from './extraction.ts';
import { headingSizes, joinParagraphs, linesOfPage, withoutRunningHeads, type PdfLine } from './pdf-lines.ts';
import { heading, paragraph, writeMarkdown } from './write-markdown.ts';

/** A manual has some hundred pages; more than this is an archive. */
const PAGES_MAX = 2_000;

/** What came out of a PDF. */
export interface PdfText {
  /** What the file says of its title; often missing, or a file name. */
  readonly title: string | undefined;
  readonly markdown: string;
  readonly warnings: readonly string[];
}

/**
 * Reads the text of a PDF.
 * @throws {Unreadable} when it is broken, locked, or holds no text
 */
export async function pdfToMarkdown(bytes: Uint8Array): Promise<PdfText> {
  const pdf = await open(bytes);
  const pages: PdfLine[][] = [];
  const warnings: string[] = [];
  const count = Math.min(pdf.numPages, PAGES_MAX);
  if (pdf.numPages > PAGES_MAX)
    warnings.push(`Only the first ${PAGES_MAX} of ${pdf.numPages} pages were read.`);
  for (let number = 1; number <= count; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        linesOfPage(
          items.filter((item) => 'str' in item),
          number,
        ),
      );
      page.cleanup();
    } catch {
      warnings.push(`Page ${number} is broken and was left out.`);
    }
  }
  const title = await titleOf(pdf);
  const markdown = writeMarkdown(blocksOf(pages));
  if (markdown === '') {
    throw new Unreadable('It holds no text, only pictures; run text recognition (OCR) over it first.');
  }
  return { title, markdown, warnings };
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
    });
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw new Unreadable(
      isLocked ? 'It is locked with a password; save it without one.' : 'The PDF is broken; export it again.',
      { cause },
    );
  }
}

async function titleOf(pdf: Pdf): Promise<string | undefined> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : '';
  return title === '' || /\.(docx?|indd|tex|pdf)$|^(untitled|microsoft word)/i.test(title)
    ? undefined
    : title;
}

function blocksOf(pages: readonly (readonly PdfLine[])[]): RootContent[] {
  const lines = withoutRunningHeads(pages);
  const sizes = headingSizes(lines);
  return joinParagraphs(lines, sizes).map(({ text, size, isHeading }) => {
    const level = isHeading ? sizes.indexOf(size) + 1 : 0;
    return level === 1 || level === 2 || level === 3 ? heading(level, text) : paragraph(text);
  });
}
