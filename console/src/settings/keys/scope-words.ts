// What the permissions of a key are called.

import type { ApiScope } from '@frontdesk/contract';

/** The permissions with what they allow, for people. */
export const SCOPE_WORDS: Readonly<Record<ApiScope, string>> = {
  ask: 'Ask questions in a visitor’s place',
  'knowledge:read': 'Read documents, sources and canned answers',
  'knowledge:write': 'Add, change and delete documents, sources and canned answers',
  'conversations:read': 'Read conversations',
  'conversations:write': 'Reply and move conversations',
  'access:verify': 'Ask whether an e-mail address has access',
  'access:read': 'See offers, subscriptions, plans, and who asked for access',
  'access:write': 'Change offers, subscriptions and plans',
  'settings:read': 'See settings, the team and the websites',
  'settings:write': 'Change settings, the team and the websites',
  'keys:write': 'Make and revoke API keys',
};
