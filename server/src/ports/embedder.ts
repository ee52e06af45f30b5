// Turns texts into vectors, so that passages are found that say the same in other words.

import type { CallMeter } from './call-meter.ts';

/** How long somebody waits for vectors, and who counts what they cost. */
export interface EmbedOptions {
  readonly signal?: AbortSignal;
  readonly meter?: CallMeter | undefined;
}

/** Makes vectors of texts. */
export interface Embedder {
  /** Names the model; vectors of different models are never compared. */
  readonly model: string;
  /**
   * Makes one vector per text, in the order of the texts.
   * @throws {BudgetSpentError} when the meter does not have as much
   * @throws {Error} when the service fails, or answers with anything but one vector per text, all of the same length
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<readonly Float32Array[]>;
}
