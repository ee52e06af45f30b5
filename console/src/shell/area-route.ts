// The address of a page beside the inbox: `#/knowledge/documents/doc_…`.

import type { Area, PageEntry } from './page-entry.ts';

/** A page that an address names. */
export interface AreaRoute {
  readonly area: Area;
  readonly page: PageEntry;
  readonly id: string | null;
}

function decode(part: string | undefined): string | null {
  try {
    return part ? decodeURIComponent(part) : null;
  } catch {
    return null;
  }
}

/**
 * Reads an address. A page that is unknown or not the reader's leads to the first one of its area.
 * @returns `null` for what is not in these areas: the inbox
 */
export function parseAreaRoute(hash: string, areas: readonly Area[]): AreaRoute | null {
  const [, areaName, pageName, id] = hash.replace(/^#/, '').split('/');
  const area = areas.find(({ name }) => name === areaName);
  const known = area?.pages.find(({ name }) => name === pageName);
  const page = known ?? area?.pages[0];
  return area && page ? { area, page, id: known ? decode(id) : null } : null;
}

/** Writes an address that {@link parseAreaRoute} reads. */
export function pageHref(area: string, page?: string, id?: string): string {
  return ['#', area, ...(page ? [page] : []), ...(id ? [encodeURIComponent(id)] : [])].join('/');
}
