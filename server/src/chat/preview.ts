// One line of what was said, for lists.

import { DESK_LIMITS } from '@frontdesk/contract';

/** Shortens a text to one line of plain words: Markdown's marks are left out. */
export function preview(text: string): string {
  const line = text
    .replaceAll(/```[^\n]*\n?/g, ' ')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(^|\n)\s*(#{1,6}|>|[-*+]|\d+\.)\s+/g, ' ')
    .replaceAll(/[*_`~|]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= DESK_LIMITS.previewMaxChars) return line;
  return `${line
    .slice(0, DESK_LIMITS.previewMaxChars - 1)
    .toWellFormed()
    .trimEnd()}…`;
}
