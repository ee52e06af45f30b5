// The pages about who may ask, and who may run the desk.

import type { PageEntry } from '../shell/page-entry.ts';
import { AuditPage } from './audit/audit-page.tsx';
import { WhoMayAskPage } from './identity/who-may-ask-page.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { OriginsPage } from './origins/origins-page.tsx';
import { TeamPage } from './team/team-page.tsx';

/** The pages in the order in which they are shown. */
export const accessPages: readonly PageEntry[] = [
  { name: 'websites', title: 'Websites', scope: 'settings:read', Page: OriginsPage },
  { name: 'who', title: 'Who may ask', scope: 'access:write', Page: WhoMayAskPage },
  { name: 'keys', title: 'API keys', scope: 'keys:write', Page: KeysPage },
  { name: 'team', title: 'Team', scope: 'settings:read', Page: TeamPage },
  { name: 'audit-log', title: 'Audit log', scope: 'settings:read', Page: AuditPage },
];
