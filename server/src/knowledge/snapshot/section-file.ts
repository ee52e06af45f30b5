// A file of named sections with checksums: what was not written whole, or has changed since, is not read.

import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** @source The first bytes tell the kind of file: a name of our own, and a line end that text conversions would break. */
const MAGIC = Buffer.from('FDINDEX\n');
/** Sections begin at multiples of this many bytes, so that their numbers can be used in place. */
const ALIGNMENT = 8;
/** How much is summed up in one step, in bytes; it takes about a millisecond. */
const STEP_BYTES = 1_048_576;

/** A section: one piece of memory or several, one after another. */
export type Section = readonly ArrayBufferView[];

/** What a file says of itself. */
interface Header {
  /** What the file must have been made by to be of use. */
  readonly fingerprint: string;
  readonly sections: readonly { readonly name: string; readonly bytes: number; readonly checksum: number }[];
}

/** Writes a file of sections, whole or not at all. The memory must not change meanwhile. */
export async function writeSections(
  path: string,
  {
    fingerprint,
    sections,
  }: { readonly fingerprint: string; readonly sections: Readonly<Record<string, Section>> },
  pause: () => Promise<void>,
): Promise<void> {
  const header: Header & { sections: object[] } = { fingerprint, sections: [] };
  for (const [name, section] of Object.entries(sections)) {
    const bytes = section.reduce((sum, { byteLength }) => sum + byteLength, 0);
    header.sections.push({ name, bytes, checksum: await checksumOf(section, pause) });
  }
  const json = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(MAGIC.length + 8);
  MAGIC.copy(start);
  start.writeUInt32LE(json.length, MAGIC.length);
  start.writeUInt32LE(crc32(json), MAGIC.length + 4);
  const temporary = `${path}.new`;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await writeAligned(file, [start, json]);
      for (const section of Object.values(sections)) await writeAligned(file, section);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Reads a file of sections.
 * @returns the sections in one piece each; `undefined` when there is no such file, it is broken, or its fingerprint is another one
 */
export async function readSections(
  path: string,
  fingerprint: string,
  pause: () => Promise<void>,
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const content = await readWhole(path);
  const header = content && headerOf(content);
  if (content === undefined || header?.fingerprint !== fingerprint) return undefined;
  const sections = new Map<string, Uint8Array>();
  let at = header.end;
  for (const { name, bytes, checksum } of header.sections) {
    const section = content.subarray(at, at + bytes);
    if (section.length !== bytes || (await checksumOf([section], pause)) !== checksum) return undefined;
    sections.set(name, section);
    at = aligned(at + bytes);
  }
  return sections;
}

function headerOf(content: Uint8Array): (Header & { readonly end: number }) | undefined {
  const start = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const begin = MAGIC.length + 8;
  if (start.length < begin || !start.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const end = begin + start.readUInt32LE(MAGIC.length);
  const json = start.subarray(begin, end);
  if (end > start.length || crc32(json) !== start.readUInt32LE(MAGIC.length + 4)) return undefined;
  return { ...(JSON.parse(json.toString()) as Header), end: aligned(end) };
}

/** Reads into memory that begins at a multiple of {@link ALIGNMENT}. */
async function readWhole(path: string): Promise<Uint8Array | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { size } = await file.stat();
    const content = new Uint8Array(new ArrayBuffer(size));
    for (let at = 0; at < size;) {
      const { bytesRead } = await file.read(content, at, size - at, at);
      if (bytesRead === 0) return undefined;
      at += bytesRead;
    }
    return content;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  } finally {
    await file?.close();
  }
}

async function writeAligned(file: FileHandle, section: Section): Promise<void> {
  let bytes = 0;
  for (const piece of section) {
    if (piece.byteLength > 0) await file.writeFile(bytesOf(piece));
    bytes += piece.byteLength;
  }
  const padding = aligned(bytes) - bytes;
  if (padding > 0) await file.writeFile(Buffer.alloc(padding));
}

async function checksumOf(section: Section, pause: () => Promise<void>): Promise<number> {
  let checksum = 0;
  for (const piece of section) {
    const bytes = bytesOf(piece);
    for (let at = 0; at < bytes.length; at += STEP_BYTES) {
      await pause();
      checksum = crc32(bytes.subarray(at, at + STEP_BYTES), checksum);
    }
  }
  return checksum;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
