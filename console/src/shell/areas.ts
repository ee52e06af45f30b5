// The areas of the console beside the inbox, with their pages.

import type { ApiScope } from '@frontdesk/contract';

import { accessPages } from '../access/access-pages.ts';
import { answersPages } from '../answers/answers-pages.ts';
import { knowledgePages } from '../knowledge/knowledge-pages.ts';
import { settingsPages } from '../settings/settings-pages.ts';
import type { Area } from './page-entry.ts';

const AREAS: readonly Area[] = [
  { name: 'knowledge', title: 'Knowledge', pages: knowledgePages },
  { name: 'answers', title: 'Answers', pages: answersPages },
  { name: 'access', title: 'Access', pages: accessPages },
  { name: 'settings', title: 'Settings', pages: settingsPages },
];

/** Returns the areas with the pages that somebody with these permissions sees; an area without a page is not there. */
export function visibleAreas(scopes: ReadonlySet<ApiScope>): readonly Area[] {
  return AREAS.map((area) => ({
    ...area,
    pages: area.pages.filter(({ scope }) => scopes.has(scope)),
  })).filter(({ pages }) => pages.length > 0);
}
