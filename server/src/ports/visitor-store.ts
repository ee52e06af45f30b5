// Keeps the users of the owners' sites who have used the chat.

import type { AssistantId, VisitorId, WorkspaceId } from '@frontdesk/contract';

import type { VisitorUser } from './session-store.ts';

/** A user as they were last named by their site. */
export interface IdentifiedVisitor extends VisitorUser {
  readonly id: VisitorId;
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
}

/** Keeps users. One user of a site is one visitor of an assistant; an e-mail address or a name never makes two the same. */
export interface VisitorStore {
  /** Finds the user of an assistant by the site's own id, or notes them; e-mail address, name and plan are what was said last. */
  identify(user: Omit<IdentifiedVisitor, 'id'>): Promise<IdentifiedVisitor>;
  /** @returns the user, or `null` for somebody whom no site has named */
  find(id: VisitorId, assistantId: AssistantId): Promise<IdentifiedVisitor | null>;
  /** @returns the user with the site's own id, or `null` */
  findBySubject(subject: string, assistantId: AssistantId): Promise<IdentifiedVisitor | null>;
  /** @param email in comparable form @returns everybody in the workspace whose site last named this address */
  listByEmail(workspaceId: WorkspaceId, email: string): Promise<readonly IdentifiedVisitor[]>;
}
