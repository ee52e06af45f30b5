// Keeps the documents of an assistant's knowledge.

import type { AssistantId, CitationTarget, DocumentId, SourceId } from '@frontdesk/contract';

/** A document as it was given, before anything was made of it. */
export interface KnowledgeDocument {
  readonly id: DocumentId;
  readonly assistantId: AssistantId;
  /** Names the document at its source, such as a path relative to the folder; unique per assistant. */
  readonly sourceKey: string;
  /** The source that it came from; absent: the folder that the desk was started with. */
  readonly sourceId?: SourceId;
  readonly title: string;
  /** The source as Markdown. */
  readonly markdown: string;
  /** Where the document is published; absent: the desk shows it on a page of its own. */
  readonly url?: string;
  /** Where citations lead. Default: `desk`. */
  readonly cite?: CitationTarget;
  /** Names of the audiences who may read it; absent: everyone. With an empty list nobody may. */
  readonly audience?: readonly string[];
  /** SHA-256 of title, URL and source, in hexadecimal. */
  readonly version: string;
  /** SHA-256 of the file or page that it was read from, so that the same one is not read again; absent for what was pushed. */
  readonly rawVersion?: string;
}

/** The source of the documents that were pushed or uploaded; nothing is read again for it. */
export const PUSHED: SourceId = 'src_pushed';
/** The source of the documents without one: the folder that the desk was started with. */
export const START_FOLDER: SourceId = 'src_folder';

/** The settings that all documents of a source share. */
export type SharedSettings = Pick<KnowledgeDocument, 'cite' | 'audience'>;

/** What tells whether a document is still the one that was indexed. */
export type DocumentVersion = Pick<
  KnowledgeDocument,
  'id' | 'sourceId' | 'sourceKey' | 'version' | 'audience'
>;

/** A document without its text. */
export interface DocumentEntry extends Omit<KnowledgeDocument, 'markdown'> {
  readonly sourceId: SourceId;
  /** The size of its Markdown in UTF-16 code units. */
  readonly chars: number;
  readonly updatedAt: Date;
}

/** Which documents of a list are wanted. */
export interface DocumentPage {
  readonly assistantId: AssistantId;
  /** Absent: of all sources. */
  readonly sourceId?: SourceId;
  /** Only those whose title or source key holds all of these words, large or small. */
  readonly words?: readonly string[];
  /** Only those whose source key follows this one. */
  readonly after?: string;
  readonly limit: number;
}

/** Keeps documents. */
export interface DocumentStore {
  list(assistantId: AssistantId): Promise<readonly KnowledgeDocument[]>;
  /** Lists the documents without their texts. */
  listVersions(assistantId: AssistantId): Promise<readonly DocumentVersion[]>;
  /** @returns the document, or `null` when there is none with this id */
  find(id: DocumentId): Promise<KnowledgeDocument | null>;
  /** @returns the document, or `null` when the assistant has none with this id */
  findOwn(assistantId: AssistantId, id: DocumentId): Promise<(DocumentEntry & KnowledgeDocument) | null>;
  /** @returns the document without its text, or `null` */
  findByKey(assistantId: AssistantId, sourceKey: string): Promise<DocumentEntry | null>;
  /** Lists documents without their texts, in the order of their source keys. */
  page(page: DocumentPage): Promise<readonly DocumentEntry[]>;
  count(assistantId: AssistantId, sourceId: SourceId): Promise<number>;
  /** Gives all documents of a source the same settings. */
  share(assistantId: AssistantId, sourceId: SourceId, settings: SharedSettings): Promise<void>;
  /** Stores the document; one with the same assistant and source key is replaced and keeps its id. */
  put(document: Omit<KnowledgeDocument, 'id'>): Promise<KnowledgeDocument>;
  remove(assistantId: AssistantId, sourceKeys: readonly string[]): Promise<void>;
}
