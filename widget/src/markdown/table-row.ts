// Cuts a table's line into its cells.

import type { Alignment } from './tree.ts';

/** More columns than anyone reads in a chat. */
const COLUMNS_MAX = 32;

/** Returns the cells of a line; `\|` is a character of a cell. */
export function splitRow(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '');
  const cells: string[] = [];
  let cell = '';
  for (let at = 0; at < inner.length; at += 1) {
    const char = inner[at] as string;
    if (char === '\\' && inner[at + 1] === '|') {
      cell += '|';
      at += 1;
    } else if (char === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  if (cell.trim()) cells.push(cell.trim());
  return cells.slice(0, COLUMNS_MAX);
}

/** Reads the line under a table's head; `null` when it is none. */
export function readDelimiterRow(line: string): Alignment[] | null {
  if (!/^[\s|:-]+$/.test(line) || !line.includes('-')) return null;
  const cells = splitRow(line);
  if (!cells.every((cell) => /^:?-+:?$/.test(cell))) return null;
  return cells.map((cell) => {
    if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'end';
    return cell.startsWith(':') ? 'start' : null;
  });
}
