// A text that arrives in pieces, possibly twice and out of order.

/** A text that grows. */
export interface GrowingText {
  /** What is known from the beginning on without a hole. */
  readonly text: () => string;
  /** Adds a piece. @returns false when it contradicts what is known */
  readonly add: (offset: number, piece: string) => boolean;
}

/** Makes an empty text. */
export function createGrowingText(): GrowingText {
  let text = '';
  let ahead: { readonly offset: number; readonly piece: string }[] = [];

  function add(offset: number, piece: string): boolean {
    if (offset > text.length) {
      ahead.push({ offset, piece });
      return true;
    }
    const known = text.slice(offset, offset + piece.length);
    if (!piece.startsWith(known)) return false;
    text += piece.slice(known.length);
    const ready = ahead.filter((part) => part.offset <= text.length);
    ahead = ahead.filter((part) => part.offset > text.length);
    return ready.every((part) => add(part.offset, part.piece));
  }

  return { text: () => text, add };
}
