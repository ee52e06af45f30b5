// Finds code between backticks without searching the text again for each of them.

/** Returns where the runs of backticks begin, in order, by their length. */
export function indexBackticks(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { index, 0: run } of text.matchAll(/`+/g)) {
    const same = runs.get(run.length);
    if (same) same.push(index);
    else runs.set(run.length, [index]);
  }
  return runs;
}

/** Code that begins at a run of backticks. */
export interface CodeSpan {
  readonly value: string;
  /** Behind the closing run; `null` when there is none. */
  readonly end: number | null;
  readonly runLength: number;
}

/** @source CommonMark 0.31, section 6.1: one blank on each side is not part of the code */
const strip = (code: string): string => {
  const line = code.replaceAll('\n', ' ');
  return line.startsWith(' ') && line.endsWith(' ') && line.trim() ? line.slice(1, -1) : line;
};

/**
 * Reads the code span at a run of backticks. Positions that lie behind are dropped from the index on the way.
 * @param start where the opening run begins
 */
export function findCodeSpan(text: string, start: number, runs: Map<number, number[]>): CodeSpan {
  let from = start;
  while (text[from] === '`') from += 1;
  const runLength = from - start;
  const same = runs.get(runLength) ?? [];
  let passed = 0;
  while ((same[passed] ?? Number.POSITIVE_INFINITY) < from) passed += 1;
  same.splice(0, passed);
  const closing = same[0];
  if (closing === undefined) return { value: strip(text.slice(from)), end: null, runLength };
  return { value: strip(text.slice(from, closing)), end: closing + runLength, runLength };
}
