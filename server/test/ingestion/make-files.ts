// Makes small PDF and Word files, so that tests need no fixtures.

import { deflateSync } from 'node:zlib';

import { strToU8, zipSync } from 'fflate';

/** A line of a PDF's page. */
export interface PdfText {
  readonly text: string;
  readonly size: number;
  readonly y: number;
}

/** Makes a PDF of pages with lines of Helvetica; the text must be ASCII. */
export function makePdf(pages: readonly (readonly PdfText[])[], trailer = ''): Buffer {
  const contents = pages.map((lines) =>
    Buffer.from(
      lines
        .map(
          ({ text, size, y }) =>
            `BT /F1 ${size} Tf 1 0 0 1 50 ${y} Tm (${text.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`,
        )
        .join('\n'),
    ),
  );
  return pdfOf(
    contents.map((content) => ({ content, filter: '' })),
    trailer,
  );
}

/** Makes a PDF whose only page unpacks to the given number of bytes. */
export function makePdfBomb(bytes: number): Buffer {
  return pdfOf([{ content: deflateSync(Buffer.alloc(bytes, ' ')), filter: '/Filter /FlateDecode ' }], '');
}

function pdfOf(
  pages: readonly { readonly content: Buffer; readonly filter: string }[],
  trailer: string,
): Buffer {
  const kids = pages.map((_, i) => `${3 + i * 2} 0 R`).join(' ');
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
  ];
  const font = 3 + pages.length * 2;
  for (const [i, { content, filter }] of pages.entries()) {
    const refs = `/Contents ${4 + i * 2} 0 R /Resources << /Font << /F1 ${font} 0 R >> >>`;
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${refs} >>`);
    const head = `<< ${filter}/Length ${content.length} >>\nstream\n`;
    objects.push(Buffer.concat([Buffer.from(head), content, Buffer.from('\nendstream')]));
  }
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [i, object] of objects.entries()) {
    offsets.push(at);
    const whole = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(whole);
    at += whole.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

/** Makes a Word document. @param body the XML inside `w:body` */
export function makeDocx(body: string, more: Record<string, Uint8Array> = {}): Buffer {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(
        `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': strToU8(
        `${xml}<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`,
      ),
      ...more,
    }),
  );
}

/** A paragraph of a Word document. @param style such as `Heading1` */
export function docxParagraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}
