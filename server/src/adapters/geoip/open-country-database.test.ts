import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openCountryDatabase } from './open-country-database.ts';

/** @source MaxMind DB File Format Specification 2.0: a control byte of type and size, then the data */
const text = (value: string) => Buffer.from([(2 << 5) | value.length, ...Buffer.from(value)]);
const map = (...entries: [string, Buffer][]) =>
  Buffer.concat([
    Buffer.from([(7 << 5) | entries.length]),
    ...entries.flatMap(([key, value]) => [text(key), value]),
  ]);
const uint16 = (value: number) => Buffer.from([(5 << 5) | 2, value >> 8, value & 255]);
const uint32 = (value: number) =>
  Buffer.from([(6 << 5) | 4, value >> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]);

const record = (value: number) => [value >> 16, (value >> 8) & 255, value & 255];

/** A database that knows one network: the bits lead to the country, every other way to nothing. */
function databaseOf(bits: string, country: string, ipVersion: 4 | 6): Buffer {
  const nodes = bits.length;
  const tree = bits.split('').flatMap((bit, index) => {
    // The first datum stands 16 bytes behind the tree, which the format counts from the number of nodes.
    const way = record(index + 1 < nodes ? index + 1 : nodes + 16);
    return bit === '0' ? [...way, ...record(nodes)] : [...record(nodes), ...way];
  });
  const data = map(['country', map(['iso_code', text(country)])]);
  const metadata = map(
    ['node_count', uint32(nodes)],
    ['record_size', uint16(24)],
    ['ip_version', uint16(ipVersion)],
    ['binary_format_major_version', uint16(2)],
    ['binary_format_minor_version', uint16(0)],
    ['build_epoch', uint32(1)],
    ['database_type', text('Test')],
    ['languages', Buffer.from([0, 4])],
    ['description', map()],
  );
  const marker = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
  return Buffer.concat([Buffer.from(tree), Buffer.alloc(16), data, marker, metadata]);
}
const bitsOf = (bytes: readonly number[]) => bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'geoip-'));
});
afterAll(async () => rm(folder, { recursive: true }));

async function open(database: Buffer) {
  const path = join(folder, `${Math.random()}.mmdb`);
  await writeFile(path, database);
  return openCountryDatabase(path);
}

describe('openCountryDatabase', () => {
  it('knows the country of an address, and none of one that is not in it', async () => {
    const find = await open(databaseOf(bitsOf([203, 0, 113]), 'DE', 4));
    expect(['203.0.113.9', '198.51.100.1', '127.0.0.1', '2001:db8:0:7', ''].map(find)).toEqual([
      'DE',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('knows the country of an IPv6 network as the desk counts it', async () => {
    const find = await open(databaseOf(bitsOf([0x20, 0x01, 0x0d, 0xb8]), 'RO', 6));
    expect([find('2001:db8:0:7'), find('2001:db9:0:7')]).toEqual(['RO', undefined]);
  });

  it('refuses what is no database', async () => {
    await expect(open(Buffer.from('not a database'))).rejects.toThrow(Error);
    await expect(openCountryDatabase(join(folder, 'missing.mmdb'))).rejects.toThrow(/ENOENT/);
  });
});
