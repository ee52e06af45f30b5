// The vectors of passages in MongoDB.

import { trusted } from 'mongoose';

import type { VectorScope, VectorStore } from '../../ports/vector-store.ts';
import type { Models } from './models/index.ts';

/** Keeps vectors in MongoDB, as bytes. */
export function createVectorStore({ vectors }: Models): VectorStore {
  return {
    async find(scope, hashes) {
      const docs = await vectors
        .find({
          assistantId: scope.assistantId,
          _id: trusted({ $in: hashes.map((hash) => idOf(scope, hash)) }),
        })
        .lean<{ hash: string; bytes: { buffer: Uint8Array } }[]>();
      return new Map(docs.map(({ hash, bytes }) => [hash, floatsOf(bytes.buffer)]));
    },
    async put(scope, added) {
      const { assistantId } = scope;
      const docs = [...added].map(([hash, { buffer, byteOffset, byteLength }]) => ({
        _id: idOf(scope, hash),
        assistantId,
        hash,
        bytes: Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength),
      }));
      await vectors.deleteMany({ assistantId, _id: trusted({ $in: docs.map(({ _id }) => _id) }) });
      await vectors.insertMany(docs, { ordered: false });
    },
  };
}

/** The bytes lie anywhere in a larger piece of memory; numbers must begin at a multiple of their size. */
function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

function idOf({ assistantId, model }: VectorScope, hash: string): string {
  return `${assistantId}:${model}:${hash}`;
}
