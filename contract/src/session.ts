// What the widget gets when it opens a session, and what agents get when they sign in.

import type { ApiScope } from './api.ts';
import type { AgentId, AssistantId, ConversationId, VisitorId, WorkspaceId } from './ids.ts';
import type { IdentityProof } from './access/identity.ts';
import type { Timestamp } from './entities.ts';

/** Asks for a visitor's session: `POST /widget/v1/sessions`. A former token in the `Authorization` header keeps the visitor. */
export interface OpenSessionRequest {
  readonly assistantId: AssistantId;
  /** Makes the visitor a user of the site. What this browser wrote before becomes the user's. */
  readonly identity?: IdentityProof;
}

/** A visitor's session. */
export interface VisitorSession {
  /** A JWT for the handshake's `auth.token`; never put into a URL. */
  readonly token: string;
  readonly expiresAt: Timestamp;
  readonly visitorId: VisitorId;
  /** The user's id on the site; absent for somebody whom the site has not named. */
  readonly subject?: string;
  /** The anonymous visitor of this browser whose conversations are the user's from now on. */
  readonly takenOver?: VisitorId;
  readonly assistant: AssistantProfile;
}

/** What a visitor sees of an assistant before a word is said. */
export interface AssistantProfile {
  readonly id: AssistantId;
  readonly name: string;
  /** Shown above an empty conversation, as Markdown. */
  readonly greeting: string;
  /** Questions to begin with, at most four. */
  readonly starters: readonly string[];
  /** Whether a visitor may ask for a person at all. */
  readonly offersPeople: boolean;
  /** The colour of the launcher and of the visitor's bubbles, as `#rrggbb`. */
  readonly accentColor: string;
}

/** Trades a one-time link's token for a session cookie: `POST /console/v1/sign-in`. */
export interface SignInRequest {
  readonly token: string;
}

/** Who is signed in to the console: `GET /console/v1/me`. */
export interface AgentProfile {
  readonly id: AgentId;
  readonly name: string;
  readonly workspaceId: WorkspaceId;
  readonly workspaceName: string;
  readonly assistants: readonly AssistantProfile[];
  /** What the agent may do over REST; the console shows nothing else. */
  readonly scopes: readonly ApiScope[];
}

/** What the desk tells its operator: `GET /operator/v1/info`, printed by `pnpm frontdesk info`. */
export interface DeskInfo {
  readonly serverUrl: string;
  /** `null` when no demo site runs. */
  readonly demoUrl: string | null;
  readonly consoleUrl: string;
  readonly assistantId: AssistantId;
  /** Which store is in use, such as `embedded (./data)` or `mongodb`. */
  readonly store: string;
  /** Which provider writes the answers, such as `extractive` or `openai (gpt-4.1-mini)`. */
  readonly provider: string;
  /** The tag to paste. */
  readonly tag: string;
}

/** A new one-time link to the console: `POST /operator/v1/sign-in-links`. */
export interface SignInLink {
  readonly url: string;
  readonly expiresAt: Timestamp;
}

/** The conversation of which a request speaks. */
export interface ConversationRef {
  readonly conversationId: ConversationId;
}
