// Cuts text into sentences, so that a question can be compared with the one sentence that answers it.

/**
 * A sentence ends at a line break, at a full stop of an unspaced script, or at a mark followed by space and a capital, a digit or a quote.
 * Short abbreviations with a capital behind them (“Dr. Who”, “No. 5”) do not end one.
 */
const BOUNDARY =
  /\n+|(?<=[。！？।])|(?<=(?<!\b(?:\p{L}|Dr|Mr|Mrs|Ms|No|Nr|St|vs|etc|ca|bzw|z\.B))[.!?…]["'”’)\]]?)\s+(?=["'“‘(¿¡[]?[\p{Lu}\p{Lo}\p{N}])/u;

/** Returns the sentences of a plain text, without the empty ones. */
export function splitSentences(text: string): string[] {
  return text
    .split(BOUNDARY)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
