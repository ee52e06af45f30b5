// A vector store in memory that keeps the promises of the port, for tests.

import type { VectorScope, VectorStore } from '../../src/ports/vector-store.ts';

/** Creates an empty store. */
export function createMemoryVectorStore(): VectorStore {
  const kept = new Map<string, Float32Array>();
  return {
    find(scope, hashes) {
      const found = hashes.flatMap((hash): [string, Float32Array][] => {
        const vector = kept.get(keyOf(scope, hash));
        return vector === undefined ? [] : [[hash, vector]];
      });
      return Promise.resolve(new Map(found));
    },
    put(scope, vectors) {
      for (const [hash, vector] of vectors) kept.set(keyOf(scope, hash), vector);
      return Promise.resolve();
    },
  };
}

function keyOf({ assistantId, model }: VectorScope, hash: string): string {
  return `${assistantId} ${model} ${hash}`;
}
