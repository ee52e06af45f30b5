// What a source is set to, unless its owner says otherwise.

import { isAbsolute } from 'node:path';

import type { SourceDraft, SourceKind, SourceSettings } from '@frontdesk/contract';

/** What suits each kind. Websites are read again every day; a folder on the desk's own machine is cheap to look at. */
const DEFAULTS: Readonly<Record<SourceKind, Omit<SourceSettings, 'name'>>> = {
  folder: shared({ resyncHours: 1, cite: 'desk', maxDepth: 0, maxPages: 10_000 }),
  url: shared({ resyncHours: 24, cite: 'original', maxDepth: 0, maxPages: 1 }),
  sitemap: shared({ resyncHours: 24, cite: 'original', maxDepth: 0, maxPages: 2_000 }),
  crawl: shared({ resyncHours: 24, cite: 'original', maxDepth: 5, maxPages: 500 }),
};

function shared(
  own: Pick<SourceSettings, 'resyncHours' | 'cite' | 'maxDepth' | 'maxPages'>,
): Omit<SourceSettings, 'name'> {
  return { ...own, audience: null, include: [], exclude: [] };
}

/** Completes the settings of a new source. */
export function completeSettings({ kind, location, ...said }: SourceDraft): SourceSettings {
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS[kind], name: location, ...given };
}

/**
 * Tells what is wrong with a location.
 * @returns a plain sentence, or `undefined` when nothing is
 */
export function locationProblem({
  kind,
  location,
}: Pick<SourceDraft, 'kind' | 'location'>): string | undefined {
  if (kind === 'folder') return isAbsolute(location) ? undefined : 'must be the whole path of a folder';
  const isWeb = URL.canParse(location) && /^https?:$/.test(new URL(location).protocol);
  if (!isWeb) return 'must be an address that begins with https:// or http://';
  const { username, password } = new URL(location);
  return username || password ? 'must not hold a user name or password' : undefined;
}

/** When a source is to be read again by itself. */
export function nextSyncAt(resyncHours: number | null, now: Date): Date | null {
  return resyncHours === null ? null : new Date(now.getTime() + resyncHours * 3_600_000);
}
