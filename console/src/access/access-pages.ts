// The pages about who may ask, and how much.

import type { PageEntry } from '../shell/page-entry.ts';
import { WhoMayAskPage } from './identity/who-may-ask-page.tsx';

/** The pages in the order in which they are shown. */
export const accessPages: readonly PageEntry[] = [
  { name: 'who', title: 'Who may ask', scope: 'access:write', Page: WhoMayAskPage },
];
