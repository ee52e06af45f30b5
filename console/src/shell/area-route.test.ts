// @vitest-environment node
// Addresses of the owner's pages, and who sees which.

import { describe, expect, it } from 'vitest';

import { API_SCOPES } from '@frontdesk/contract';

import { pageHref, parseAreaRoute } from './area-route.ts';
import { visibleAreas } from './areas.ts';

const all = visibleAreas(new Set(API_SCOPES));

describe('parseAreaRoute', () => {
  it('reads what pageHref writes, for every page', () => {
    expect(all.length).toBeGreaterThan(0);
    for (const area of all) {
      for (const page of area.pages) {
        const route = parseAreaRoute(pageHref(area.name, page.name, 'a/b c'), all);
        expect([route?.page, route?.id]).toEqual([page, 'a/b c']);
        expect(parseAreaRoute(pageHref(area.name, page.name), all)?.id).toBeNull();
      }
    }
  });

  it('leads from an unknown page to the first of its area, and elsewhere to the inbox', () => {
    expect(parseAreaRoute('#/settings/nowhere/x', all)).toMatchObject({
      page: { name: 'assistants' },
      id: null,
    });
    expect(parseAreaRoute('#/settings/keys/%', all)).toMatchObject({ page: { name: 'keys' }, id: null });
    for (const hash of ['', '#', '#/waiting', '#/constructor', '#sign-in=x']) {
      expect(parseAreaRoute(hash, all)).toBeNull();
    }
  });
});

describe('visibleAreas', () => {
  it('shows nobody a page without the permission, and no empty area', () => {
    expect(visibleAreas(new Set())).toEqual([]);
    const some = visibleAreas(new Set(['settings:read']));
    expect(some.flatMap(({ pages }) => pages).every(({ scope }) => scope === 'settings:read')).toBe(true);
    expect(parseAreaRoute('#/settings/keys', some)?.page.name).not.toBe('keys');
  });
});
