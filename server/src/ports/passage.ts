// A passage of the owner's knowledge: what retrieval finds, what answers rest on, what citations point at.

import type { DocumentId } from '@frontdesk/contract';

/** A contiguous piece of one section of a document. */
export interface Passage {
  readonly documentId: DocumentId;
  /** The version of the document from which the offsets were taken: the hash of its content. */
  readonly documentVersion: string;
  readonly title: string;
  /** The headings above the passage, outermost first. */
  readonly headingPath: readonly string[];
  /** The anchor of the nearest heading, as GitHub makes it; empty before the first heading. */
  readonly anchor: string;
  /** The document's own address, where a citation is to lead there; absent: to the desk's page of it; empty: it has no page at all. */
  readonly url?: string;
  /** The passage as Markdown, without its heading. */
  readonly text: string;
  /** Where the passage stands in the document's source, in UTF-16 code units: from `start`, up to but not including `end`. */
  readonly start: number;
  readonly end: number;
  /** How well it matches the question; comparable within one retrieval only. */
  readonly score: number;
}
