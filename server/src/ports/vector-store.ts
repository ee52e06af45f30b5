// Keeps vectors by what they were made of, so that nothing is sent to a model twice.

import type { AssistantId } from '@frontdesk/contract';

/** Whose vectors, and by which model. */
export interface VectorScope {
  readonly assistantId: AssistantId;
  readonly model: string;
}

/** Keeps vectors under the hash of their text. Losing one costs a request to the model only. */
export interface VectorStore {
  /** @returns the vectors that are kept; hashes without one are missing */
  find(scope: VectorScope, hashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  put(scope: VectorScope, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}
