// Fields that take one entry in each line.

/** Returns the lines that are not empty, trimmed. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
