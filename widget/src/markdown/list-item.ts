// Cuts a list into its items.

const MARKER = /^( {0,3})([-*+]|(\d{1,9})[.)])([ \t]+|$)/;
const TASK = /^\[([ xX])\][ \t]/;

/** The lines of one item, without its marker and indentation. */
export interface ReadItem {
  readonly lines: readonly string[];
  /** The number of the line behind the item. */
  readonly next: number;
  /** Items of one list have the same kind of marker. */
  readonly kind: string;
  readonly start: number | null;
  readonly isDone?: boolean;
}

/** Whether a line begins an item of a list. */
export const startsList = (line: string): boolean => MARKER.test(line);

const indentOf = (line: string): number => /^[ ]*/.exec(line)?.[0].length ?? 0;

/**
 * Reads one item. What is indented by two blanks belongs to it, whatever the marker's width: people and models write it so.
 * @param interrupts whether a line that is not indented ends the item's paragraph
 * @returns `null` when the line begins no item
 */
export function readListItem(
  lines: readonly string[],
  at: number,
  interrupts: (line: number) => boolean,
): ReadItem | null {
  const first = lines[at] ?? '';
  const [whole, indent = '', marker = '', digits, gap = ''] = MARKER.exec(first) ?? [];
  if (whole === undefined) return null;
  const contentIndent = whole.length - Math.max(0, gap.length - 4);
  const content: string[] = [];
  const task = TASK.exec(first.slice(contentIndent));
  content.push(first.slice(contentIndent + (task ? 4 : 0)));

  let next = at + 1;
  let blanks = 0;
  for (; next + blanks < lines.length;) {
    const line = (lines[next + blanks] ?? '').replaceAll('\t', '    ');
    if (line.trim() === '') {
      blanks += 1;
      continue;
    }
    const isInside = indentOf(line) >= indent.length + 2;
    const isLazy = blanks === 0 && !startsList(line) && !interrupts(next);
    if (!isInside && !isLazy) break;
    for (; blanks > 0; blanks -= 1, next += 1) content.push('');
    content.push(line.slice(Math.min(indentOf(line), contentIndent)));
    next += 1;
  }
  return {
    lines: content,
    next,
    kind: digits === undefined ? marker : marker.slice(-1),
    start: digits === undefined ? null : Number(digits),
    ...(task ? { isDone: task[1] !== ' ' } : {}),
  };
}
