// Decides which addresses belong to a website that is a source.

import type { StoredSource } from '../../ports/source-store.ts';
import { endingOf } from '../extract/detect-format.ts';
import { matchesPattern } from './match-pattern.ts';

/** Files that are no pages; asking for them would only cost both sides. */
const NO_PAGES = new Set(
  '7z aac apk atom avi avif bin bmp bz2 css dmg doc docm eot epub exe flac gif gz ico ics iso jpeg jpg js json jsonld m4a m4v map mjs mkv mov mp3 mp4 msi odp ods odt ogg ogv otf pkg png ppt pptx ps rar rss rtf svg tar tgz tif tiff ts ttf wasm wav webm webmanifest webp wmv woff woff2 xls xlsx xml xz zip'.split(
    ' ',
  ),
);
/** Parameters that only say where a reader came from. */
const TRACKING = /^(utm_\w+|gclid|fbclid|msclkid|mc_cid|mc_eid|ref|ref_src)$/;

/** The one form in which an address is known: without fragment and without parameters that only track. */
export function plainAddress(address: string): string {
  const url = new URL(address);
  url.hash = '';
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}

/** Tells whether a link of a page belongs to the source: the same website, included, not excluded, and a page at all. */
export function isInScope(
  address: string,
  origin: string,
  { include, exclude }: Pick<StoredSource, 'include' | 'exclude'>,
): boolean {
  const url = new URL(address);
  if (url.origin !== origin || NO_PAGES.has(endingOf(url.pathname))) return false;
  const path = url.pathname + url.search;
  if (exclude.some((pattern) => matchesPattern(path, pattern))) return false;
  return include.length === 0 || include.some((pattern) => matchesPattern(path, pattern));
}
