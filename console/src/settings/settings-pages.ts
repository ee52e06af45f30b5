// The pages about the desk itself: where it may be used, and who runs it.

import type { PageEntry } from '../shell/page-entry.ts';
import { AssistantsPage } from './assistants/assistants-page.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { OriginsPage } from './origins/origins-page.tsx';
import { TeamPage } from './team/team-page.tsx';

/** The pages in the order in which they are shown. */
export const settingsPages: readonly PageEntry[] = [
  { name: 'assistants', title: 'Assistants', scope: 'settings:read', Page: AssistantsPage },
  { name: 'websites', title: 'Websites', scope: 'settings:read', Page: OriginsPage },
  { name: 'team', title: 'Team', scope: 'settings:read', Page: TeamPage },
  { name: 'keys', title: 'API keys', scope: 'keys:write', Page: KeysPage },
  { name: 'audit-log', title: 'Audit log', scope: 'settings:read', Page: AuditPage },
];
