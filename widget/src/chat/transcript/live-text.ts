// An answer while it is being written: pieces put together by their offsets, whatever order they come in.

import type { AnswerDelta, LiveAnswer } from '@frontdesk/contract';
import type { LiveText, TextPiece } from '../chat-state.ts';

/** Puts a piece to a text: what is there already is cut off, what lies beyond a gap is kept for later. */
function extend(live: LiveText, piece: TextPiece): LiveText {
  if (piece.offset > live.text.length) {
    const isKnown = live.ahead.some(
      ({ offset, text }) => offset === piece.offset && text.length >= piece.text.length,
    );
    return isKnown ? live : { ...live, ahead: [...live.ahead, piece] };
  }
  let text = live.text + piece.text.slice(live.text.length - piece.offset);
  let ahead = live.ahead.toSorted((a, b) => a.offset - b.offset);
  for (let next = ahead[0]; next && next.offset <= text.length; next = ahead[0]) {
    text += next.text.slice(text.length - next.offset);
    ahead = ahead.slice(1);
  }
  return text === live.text && ahead.length === live.ahead.length ? live : { ...live, text, ahead };
}

/** Adds a piece to the answer it belongs to, which may be new. */
export function addPiece(all: readonly LiveText[], delta: AnswerDelta | LiveAnswer): readonly LiveText[] {
  const before = all.find((live) => live.answerId === delta.answerId);
  const after = extend(before ?? { answerId: delta.answerId, seq: delta.seq, text: '', ahead: [] }, delta);
  if (after === before) return all;
  return [...all.filter((live) => live !== before), after].toSorted((a, b) => a.seq - b.seq);
}
