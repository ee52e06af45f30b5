// What a web page says of itself: its title, its own address, its links, and whether it wants to be found.

import type { Element, Root } from 'hast';

import type { PageFacts } from './extraction.ts';
import { allElements, attribute, textOf } from './html-tree.ts';

/** More links than this are not a page for people. */
const LINKS_MAX = 2_000;

/** What a page says of itself. */
export interface PageHead extends PageFacts {
  readonly title: string;
  /** What its relative links are relative to; `undefined` for a file without an address. */
  readonly base: string | undefined;
}

/** Reads what a page says of itself. @param url where it came from */
export function readPageHead(root: Root, url: string | undefined): PageHead {
  const found: { title?: string; canonical?: string; robots: string; base: string | undefined } = {
    robots: '',
    base: url,
  };
  const anchors: Element[] = [];
  for (const element of allElements(root)) {
    if (element.tagName === 'a' && !/\bnofollow\b/i.test(attribute(element, 'rel'))) anchors.push(element);
    if (element.tagName === 'title') found.title ??= textOf(element);
    if (element.tagName === 'base' && found.base === url)
      found.base = resolve(attribute(element, 'href'), url) ?? url;
    if (element.tagName === 'meta' && /^(robots|frontdesk)$/i.test(attribute(element, 'name'))) {
      found.robots += ` ${attribute(element, 'content').toLowerCase()}`;
    }
    if (element.tagName === 'link' && /\bcanonical\b/i.test(attribute(element, 'rel'))) {
      const canonical = pageAddress(attribute(element, 'href'), url);
      if (canonical !== undefined) found.canonical ??= canonical;
    }
  }
  const follows = !/\b(nofollow|none)\b/.test(found.robots);
  return {
    title: found.title ?? '',
    base: found.base,
    links: follows ? linksOf(anchors, found.base) : [],
    isHidden: /\b(noindex|none)\b/.test(found.robots),
    ...(found.canonical !== undefined && { canonical: found.canonical }),
  };
}

function linksOf(anchors: readonly Element[], base: string | undefined): string[] {
  const links = new Set<string>();
  for (const anchor of anchors) {
    if (links.size === LINKS_MAX) break;
    const address = pageAddress(attribute(anchor, 'href'), base);
    if (address !== undefined) links.add(address);
  }
  return [...links];
}

/** The address of a web page without its fragment; `undefined` for other addresses. */
export function pageAddress(href: string, base: string | undefined): string | undefined {
  const absolute = href.trim() === '' ? undefined : resolve(href, base);
  if (absolute === undefined || !/^https?:/.test(absolute)) return undefined;
  const url = new URL(absolute);
  url.hash = '';
  return url.href;
}

/** An address made absolute; `undefined` when it can't be. */
export function resolve(href: string, base: string | undefined): string | undefined {
  return URL.canParse(href, base) ? new URL(href, base).href : undefined;
}
