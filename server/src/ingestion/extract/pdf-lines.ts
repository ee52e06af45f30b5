// The lines of a PDF's pages: put together from its pieces of text, told apart by their size and place.

/** A piece of text where a PDF puts it. */
export interface PdfPiece {
  readonly str: string;
  /** The last two numbers are its place from the left and from the bottom; the fourth is its size. */
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
}

/** A line of text. */
export interface PdfLine {
  readonly text: string;
  /** The size of its letters, in points, rounded to halves. */
  readonly size: number;
  /** How far from the bottom of the page. */
  readonly y: number;
  readonly page: number;
}

/** A paragraph or heading. */
export interface PdfBlock {
  readonly text: string;
  readonly size: number;
  readonly isHeading: boolean;
}

/** A heading is at least this much larger than the text. */
const HEADING_RATIO = 1.15;
const HEADING_MAX_CHARS = 150;
const HEADING_LEVELS = 3;
/** Lines further apart than this many times their size belong to different paragraphs. */
const PARAGRAPH_GAP = 1.7;
/** What stands on at least this share of the pages at the same place is a running head or foot. */
const RUNNING_SHARE = 0.5;
const RUNNING_PAGES_MIN = 4;
const EDGE_LINES = 2;
const LIST_ITEM = /^(?:[•◦▪‣·–*-]|\d{1,3}[.)])\s/;

/** Puts the pieces of a page together to lines, in the order in which the PDF gives them. */
export function linesOfPage(pieces: readonly PdfPiece[], page: number): PdfLine[] {
  const lines: { text: string; size: number; y: number; endX: number }[] = [];
  for (const { str, transform, width, height } of pieces) {
    const [x, y] = [Number(transform[4]), Number(transform[5])];
    const size = Math.round((height || Math.abs(Number(transform[3]))) * 2) / 2;
    const line = lines.at(-1);
    if (str === '') continue;
    if (line !== undefined && Math.abs(line.y - y) < Math.max(line.size, size) * 0.5) {
      const gap = x - line.endX;
      const needsSpace = gap > size * 0.15 && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += needsSpace ? ` ${str}` : str;
      line.endX = x + width;
      line.size = Math.max(line.size, str.trim() === '' ? 0 : size);
    } else {
      lines.push({ text: str, size, y, endX: x + width });
    }
  }
  return lines
    .map(({ text, size, y }) => ({ text: text.replaceAll(/\s+/g, ' ').trim(), size, y, page }))
    .filter(({ text }) => text !== '');
}

/** Leaves out lines at the edges that return on most pages, such as a running title or the page's number. */
export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): PdfLine[] {
  if (pages.length < RUNNING_PAGES_MIN) return pages.flat();
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(edgeLines(page).map(runningKey))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return pages.flatMap((page) => {
    const edges = new Set(edgeLines(page));
    const isRunning = (line: PdfLine) =>
      edges.has(line) && (seen.get(runningKey(line)) ?? 0) >= pages.length * RUNNING_SHARE;
    return page.filter((line) => !isRunning(line));
  });
}

function edgeLines(page: readonly PdfLine[]): PdfLine[] {
  const fromTop = page.toSorted((a, b) => b.y - a.y);
  return [...fromTop.slice(0, EDGE_LINES), ...fromTop.slice(-EDGE_LINES)];
}

function runningKey({ text, y }: PdfLine): string {
  return `${Math.round(y / 4)} ${text.replaceAll(/\d+/g, '#')}`;
}

/** The sizes of headings, the largest first. The text's own size is the one in which most letters are set. */
export function headingSizes(lines: readonly PdfLine[]): number[] {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  const [body = 0] = [...letters].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return [...letters.keys()]
    .filter((size) => size >= body * HEADING_RATIO)
    .toSorted((a, b) => b - a)
    .slice(0, HEADING_LEVELS);
}

/** Joins lines to paragraphs; a word that was divided at the end of a line is put together again. */
export function joinParagraphs(lines: readonly PdfLine[], sizes: readonly number[]): PdfBlock[] {
  const blocks: { text: string; size: number; isHeading: boolean; last: PdfLine }[] = [];
  for (const line of lines) {
    const isHeading = sizes.includes(line.size) && line.text.length <= HEADING_MAX_CHARS;
    const block = blocks.at(-1);
    if (block !== undefined && belongsTo(block, line, isHeading)) {
      block.text = join(block.text, line.text);
      block.last = line;
    } else {
      blocks.push({ text: line.text, size: line.size, isHeading, last: line });
    }
  }
  return blocks;
}

function belongsTo(
  block: {
    readonly size: number;
    readonly isHeading: boolean;
    readonly last: PdfLine;
    readonly text: string;
  },
  line: PdfLine,
  isHeading: boolean,
): boolean {
  if (block.isHeading !== isHeading || (isHeading && block.size !== line.size)) return false;
  if (LIST_ITEM.test(line.text)) return false;
  const drop = block.last.y - line.y;
  if (line.page === block.last.page)
    return drop > 0 && drop < Math.max(line.size, block.last.size) * PARAGRAPH_GAP;
  // A sentence goes on over the page.
  return !isHeading && !/[.!?:…]["”’)]?$/.test(block.text);
}

function join(text: string, next: string): string {
  return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`;
}
