// Keeps contacts: the customers whom a program wants to find again beside its conversations.

import type { AssistantId, ContactId, WorkspaceId } from '@frontdesk/contract';

/** What is known of somebody; what is `null` in a change is taken away. */
export interface ContactFields {
  readonly name?: string | null | undefined;
  /** In comparable form. No two contacts of an assistant have the same one. */
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly notes?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  /** Whatever else the program keeps. */
  readonly metadata?: Readonly<Record<string, string | number | boolean>> | null | undefined;
}

/** A contact. */
export interface Contact extends ContactFields {
  readonly id: ContactId;
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Which contacts are wanted. */
export interface ContactQuery {
  /** A part of the name, the e-mail address, the phone number or the company; capitals do not count. */
  readonly search?: string | undefined;
  /** The `nextCursor` of the page before; one that is none begins at the latest. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Whose contacts are meant. */
export interface ContactOwner {
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
}

/** Keeps contacts. */
export interface ContactStore {
  /** @throws {AppError} `conflict` when somebody has this e-mail address */
  add(owner: ContactOwner, fields: ContactFields): Promise<Contact>;
  find(assistantId: AssistantId, id: ContactId): Promise<Contact | null>;
  findByEmail(assistantId: AssistantId, email: string): Promise<Contact | null>;
  /** @returns the contact afterwards, or `null` when there is none. @throws {AppError} `conflict` as {@link add} */
  change(assistantId: AssistantId, id: ContactId, fields: ContactFields): Promise<Contact | null>;
  /** @returns whether there was one */
  remove(assistantId: AssistantId, id: ContactId): Promise<boolean>;
  /** @returns a page, the newest first */
  list(
    assistantId: AssistantId,
    query: ContactQuery,
  ): Promise<{ readonly items: readonly Contact[]; readonly nextCursor: string | null }>;
}
