// Keeps what is known of the pages of a website that is a source: enough to ask again only for what has changed.

import type { AssistantId, JobId, SourceId } from '@frontdesk/contract';

/** A page as it was last seen. */
export interface KnownPage {
  /** Where it is, after redirects, without a fragment. */
  readonly url: string;
  /** The job that saw it last. */
  readonly jobId: JobId;
  /** How many links away from the first page. */
  readonly depth: number;
  /** The addresses on it that belong to the source. */
  readonly links: readonly string[];
  /** The key of the document that was made of it; absent: none was. */
  readonly key?: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Keeps pages. */
export interface PageStore {
  list(assistantId: AssistantId, sourceId: SourceId): Promise<readonly KnownPage[]>;
  /** Stores a page; one with the same address is replaced. */
  put(assistantId: AssistantId, sourceId: SourceId, page: KnownPage): Promise<void>;
  /** Forgets pages; without addresses all of the source. */
  remove(assistantId: AssistantId, sourceId: SourceId, urls?: readonly string[]): Promise<void>;
}
