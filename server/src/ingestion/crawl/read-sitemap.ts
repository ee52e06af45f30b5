// Reads a website's list of its pages.

import { gunzipSync } from 'node:zlib';

import { Parser } from 'htmlparser2';

import { createPause } from '../../knowledge/pause.ts';
import { decodeText } from '../extract/decode-text.ts';
import { SourceUnreadable } from '../sync-watch.ts';
import type { Visitor } from './visitor.ts';

/** @source https://www.sitemaps.org/protocol.html: a sitemap has at most 50,000 addresses and 50 MB; the desk's pages end sooner */
const UNPACKED_MAX_BYTES = 52_428_800;
/** Sitemaps that one index may name. */
const SITEMAPS_MAX = 100;
/** How much is parsed before others get their turn, in characters. */
const PIECE_CHARS = 65_536;

interface SitemapPart {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

/**
 * Reads the addresses of a sitemap, or of all sitemaps that an index names.
 * @param limit how many addresses are wanted at most
 * @throws {SourceUnreadable} when it can't be fetched, is no sitemap, or names no page
 */
export async function readSitemap(visitor: Visitor, address: string, limit: number): Promise<string[]> {
  const pages = new Set<string>();
  const waiting = [address];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined && pages.size < limit; next = waiting.shift()) {
    if (seen.has(next) || seen.size >= SITEMAPS_MAX) continue;
    seen.add(next);
    const part = await readOne(visitor, next);
    for (const page of part.pages) pages.add(page);
    waiting.push(...part.sitemaps);
  }
  if (pages.size === 0) throw new SourceUnreadable('The sitemap names no page; nothing was changed.');
  return [...pages].slice(0, limit);
}

async function readOne(visitor: Visitor, address: string): Promise<SitemapPart> {
  const result = await visitor.get(address);
  const problem = (reason: string) => new SourceUnreadable(`The sitemap ${address} can’t be read: ${reason}`);
  if (!result.ok) throw problem(result.reason);
  const { status, body } = result.reply;
  if (status !== 200) throw problem(`the server answered with ${status}. Nothing was changed.`);
  const part = await parseSitemap(decodeText(unpack(body, problem), undefined), address);
  if (part === undefined) throw problem('it is no sitemap. Give the address of the XML file.');
  return part;
}

/** A sitemap may be stored packed, which is not the same as being sent packed. */
function unpack(body: Uint8Array, problem: (reason: string) => Error): Uint8Array {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  try {
    return gunzipSync(body, { maxOutputLength: UNPACKED_MAX_BYTES });
  } catch {
    throw problem('it is broken or too large.');
  }
}

/** @returns what an XML text lists, or `undefined` when it is no sitemap; addresses that are none are left out */
async function parseSitemap(xml: string, base: string): Promise<SitemapPart | undefined> {
  const lists: { pages: string[]; sitemaps: string[] } = { pages: [], sitemaps: [] };
  const path: string[] = [];
  let [isSitemap, text] = [false, ''];
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(localName(name));
        isSitemap ||= path.length === 1 && /^(urlset|sitemapindex)$/.test(path[0] ?? '');
        text = '';
      },
      ontext: (piece) => void (text += piece),
      onclosetag() {
        const [parent, name] = path.slice(-2);
        if (name === 'loc' && URL.canParse(text.trim(), base)) {
          const { href, protocol } = new URL(text.trim(), base);
          if (/^https?:$/.test(protocol)) lists[parent === 'sitemap' ? 'sitemaps' : 'pages'].push(href);
        }
        path.pop();
      },
    },
    { xmlMode: true },
  );
  const pause = createPause();
  for (let at = 0; at < xml.length; at += PIECE_CHARS) {
    parser.write(xml.slice(at, at + PIECE_CHARS));
    await pause();
  }
  parser.end();
  return isSitemap ? lists : undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
