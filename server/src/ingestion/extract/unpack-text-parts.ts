// Unpacks the text of an Office document, and no more than it may take.

import { unzipSync } from 'fflate';

import { Unreadable } from './extraction.ts';

/** The most that the text parts may hold unpacked, in bytes. A thousand pages of text have about 20 MB of XML. */
const UNPACKED_MAX_BYTES = 60_000_000;
/** What holds text. Pictures and fonts are left packed, which is most of a usual document. */
const TEXT_PART = /\.(xml|rels)$/i;
const PARTS_MAX = 2_000;

/**
 * Unpacks the parts of an archive that hold text. Each gets the room that the archive says it needs, and not a byte more, whatever is in it.
 * @returns the parts by their names
 * @throws {Unreadable} when it is broken or too large
 */
export function unpackTextParts(bytes: Uint8Array): Record<string, Uint8Array> {
  let [size, count] = [0, 0];
  const wanted = ({
    name,
    originalSize,
  }: {
    readonly name: string;
    readonly originalSize: number;
  }): boolean => {
    if (!TEXT_PART.test(name)) return false;
    size += originalSize;
    count += 1;
    if (size > UNPACKED_MAX_BYTES || count > PARTS_MAX) {
      throw new Unreadable('It is too large once unpacked; split it into several documents.');
    }
    return true;
  };
  try {
    return unzipSync(bytes, { filter: wanted });
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable('The file is broken: it can’t be unpacked.', { cause });
  }
}
