// Reads a reply up to a limit, so that an endless or a packed one costs no more than that.

import type { Response } from 'undici';

/** A reply that is larger than its reader accepts. */
export class TooLarge extends Error {
  constructor() {
    super('the reply is too large');
    this.name = 'TooLarge';
  }
}

/**
 * Reads the body of a reply, unpacked piece by piece.
 * @param maxBytes counted after unpacking
 * @throws {TooLarge} as soon as there is one byte more; the connection is then dropped
 */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes && response.headers.get('content-encoding') === null) {
    await response.body.cancel();
    throw new TooLarge();
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size > maxBytes) throw new TooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}
