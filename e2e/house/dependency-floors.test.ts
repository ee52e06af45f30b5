// Packages that strangers reach: none that is installed has a version with a known hole.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

/**
 * The oldest versions without a known hole, one for each major that is still mended.
 * @source the advisory that each comment names, as recorded at GitHub
 */
const FLOORS: Readonly<Record<string, readonly [floor: string, ...olderMajors: string[]]>> = {
  // CVE-2024-38355: an event called `error` ends the process.
  'socket.io': ['4.6.2'],
  // GHSA-2m8v-j782-fhvr, CVE-2026-33151: packets that announce no or endless attachments.
  'socket.io-parser': ['4.2.7'],
  // CVE-2026-59725: an invalid binary request ends the process.
  'engine.io': ['6.6.11'],
  // CVE-2026-48779: messages in tiny pieces fill the memory.
  ws: ['8.21.3'],
  // CVE-2022-23529, -23539, -23540, -23541: tokens under another algorithm than the one that was meant.
  jsonwebtoken: ['9.0.3'],
  // GHSA-869p-cjfg-cm3x: a signature under a secret that the token itself has named.
  jws: ['4.0.1'],
  // CVE-2024-53900, CVE-2025-23061: code in a filter by way of `$where`.
  mongoose: ['8.9.5'],
  // CVE-2024-29041, CVE-2024-43796: redirects and pages with what a stranger wrote.
  express: ['5.0.0'],
  // CVE-2025-13466: many small parts of a form take a processor for themselves.
  'body-parser': ['2.2.1'],
  // CVE-2025-15284, CVE-2026-2391: lists past their limit fill the memory.
  qs: ['6.14.2'],
  // CVE-2026-4923, CVE-2026-4926: addresses that take a processor for themselves.
  'path-to-regexp': ['8.4.0'],
  // CVE-2024-43799, CVE-2024-43800: markup of strangers in the page of a redirect.
  send: ['1.1.0'],
  'serve-static': ['2.1.0'],
  // CVE-2024-47764: a name or path of a cookie that becomes another field of it.
  cookie: ['0.7.0'],
  // CVE-2026-1525, -1526, -1528, -2229: answers that are smuggled in, or end the process.
  undici: ['7.24.0', '6.24.0'],
  // CVE-2025-66400: attributes of an element that its author chose.
  'mdast-util-to-hast': ['13.2.1'],
};
/** Readers of uploads, whose holes are many: the desk reads files without one, and is not to get one unnoticed. */
const UNWANTED = ['multer', 'busboy', 'formidable', 'dicer'];

type Version = readonly [major: number, minor: number, patch: number];

function versionOf(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.split(/[.-]/).map(Number);
  return [major, minor, patch];
}

/** Whether a version comes before another, as numbers and not as text. */
function isBelow(one: Version, other: Version): boolean {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

/** Every package of a lockfile with its versions. */
function packagesOf(lockfile: string): ReadonlyMap<string, readonly string[]> {
  const section = /^packages:\n([\s\S]*?)^\S/m.exec(lockfile)?.[1] ?? '';
  const found = new Map<string, string[]>();
  for (const [, name = '', version = ''] of section.matchAll(/^ {2}'?(@?[^@\s']+)@(\d[^\s':(]*)/gm)) {
    found.set(name, [...(found.get(name) ?? []), version]);
  }
  return found;
}

/** What a lockfile holds that has a known hole. */
function holesOf(lockfile: string): readonly string[] {
  const packages = packagesOf(lockfile);
  const below = Object.entries(FLOORS).flatMap(([name, floors]) =>
    (packages.get(name) ?? [])
      .filter((text) => {
        const version = versionOf(text);
        const floor = floors.map(versionOf).find(([major]) => major === version[0]);
        return isBelow(version, floor ?? versionOf(floors[0]));
      })
      .map((text) => `${name} ${text}, at least ${floors.join(' or ')}`),
  );
  return [...below, ...UNWANTED.filter((name) => packages.has(name))];
}

const lockfile = readFileSync(join(import.meta.dirname, '../../pnpm-lock.yaml'), 'utf8');

describe('what is installed', () => {
  it('has no version below the oldest without a known hole', () => {
    expect(holesOf(lockfile)).toEqual([]);
  });

  it('is read whole: each package with a floor is found in it', () => {
    const packages = packagesOf(lockfile);
    expect(packages.size).toBeGreaterThan(300);
    expect(Object.keys(FLOORS).filter((name) => !packages.has(name))).toEqual([]);
  });

  it.each([
    ['socket.io-parser', '4.2.6'],
    ['engine.io', '6.6.2'],
    ['ws', '8.9.0'],
    ['qs', '6.14.1'],
    ['undici', '7.9.0'],
    ['undici', '6.23.9'],
    ['undici', '5.29.0'],
    ['busboy', '1.6.0'],
  ])('would be found out with %s %s', (name, version) => {
    const older = lockfile.replace(/^packages:\n/m, `packages:\n\n  ${name}@${version}:\n`);
    expect(holesOf(older)).toHaveLength(1);
  });
});
