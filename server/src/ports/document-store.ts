// Keeps the documents of an assistant's knowledge.

import type { AssistantId, DocumentId } from '@frontdesk/contract';

/** A document as it was given, before anything was made of it. */
export interface KnowledgeDocument {
  readonly id: DocumentId;
  readonly assistantId: AssistantId;
  /** Names the document at its source, such as a path relative to the folder; unique per assistant. */
  readonly sourceKey: string;
  readonly title: string;
  /** The source as Markdown. */
  readonly markdown: string;
  /** Where the document is published; absent: the desk shows it on a page of its own. */
  readonly url?: string;
  /** Names of the audiences who may read it; absent: everyone. With an empty list nobody may. */
  readonly audience?: readonly string[];
  /** SHA-256 of title, URL and source, in hexadecimal. */
  readonly version: string;
}

/** What tells whether a document is still the one that was indexed. */
export type DocumentVersion = Pick<KnowledgeDocument, 'id' | 'sourceKey' | 'version' | 'audience'>;

/** Keeps documents. */
export interface DocumentStore {
  list(assistantId: AssistantId): Promise<readonly KnowledgeDocument[]>;
  /** Lists the documents without their texts. */
  listVersions(assistantId: AssistantId): Promise<readonly DocumentVersion[]>;
  /** @returns the document, or `null` when there is none with this id */
  find(id: DocumentId): Promise<KnowledgeDocument | null>;
  /** Stores the document; one with the same assistant and source key is replaced and keeps its id. */
  put(document: Omit<KnowledgeDocument, 'id'>): Promise<KnowledgeDocument>;
  remove(assistantId: AssistantId, sourceKeys: readonly string[]): Promise<void>;
}
