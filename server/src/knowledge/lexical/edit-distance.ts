// Counts typing mistakes between two words.

/**
 * Tells whether two words differ by at most `editsMax` mistakes: a letter missing, added, changed, or two neighbours swapped.
 */
export function isWithinEdits(a: string, b: string, editsMax: number): boolean {
  if (Math.abs(a.length - b.length) > editsMax) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(cell(last, j) + 1, cell(row, j - 1) + 1, cell(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, cell(beforeLast, j - 2) + 1);
      }
      row.push(edits);
    }
    if (Math.min(...row) > editsMax) return false;
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length) <= editsMax;
}

function cell(row: readonly number[], j: number): number {
  return row[j] ?? 0;
}
