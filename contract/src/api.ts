// What programs may be allowed to do over REST.

/**
 * What a caller of `/api/v1` may do. Each address asks for exactly one of them.
 * `ask`: ask questions in a visitor's place. `knowledge`: documents, sources, canned answers, golden questions. `conversations`: transcripts and replies.
 * `access:verify`: ask whether an e-mail address has access, and nothing else. `access`: offers, subscriptions, plans, who asked for access. `settings`: assistants, agents, origins. `keys:write`: make and revoke keys.
 */
export const API_SCOPES = [
  'ask',
  'knowledge:read',
  'knowledge:write',
  'conversations:read',
  'conversations:write',
  'access:verify',
  'access:read',
  'access:write',
  'settings:read',
  'settings:write',
  'keys:write',
] as const;

/** One thing that a caller may be allowed to do. */
export type ApiScope = (typeof API_SCOPES)[number];
