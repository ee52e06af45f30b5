// Reads the body of a request that is a file.

import type { IncomingMessage } from 'node:http';

/** Who sends far too much is cut off; who sends a little too much hears why it was refused. */
const PATIENCE = 4;

/** @returns the whole body, or `undefined` when it has more bytes than allowed; the rest is then not kept */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return undefined;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size <= maxBytes) pieces.push(piece);
    else pieces.length = 0;
    if (size > maxBytes * PATIENCE) break;
  }
  return size <= maxBytes ? Buffer.concat(pieces, size) : undefined;
}
