// What is given to be read, and what came out of it.

/** A file or page as it came. */
export interface RawDocument {
  readonly bytes: Uint8Array;
  /** What the sender said of its form, such as `text/html; charset=utf-8`. */
  readonly contentType?: string | undefined;
  /** A file name or the last part of an address. */
  readonly name: string;
  /** Where a page came from; its links are resolved against it. */
  readonly url?: string | undefined;
}

/** What a page says to crawlers. */
export interface PageFacts {
  /** The addresses it links to, absolute, without fragments, each once. */
  readonly links: readonly string[];
  /** The address that it calls its own. */
  readonly canonical?: string;
  /** Whether it asks not to be found. */
  readonly isHidden: boolean;
}

/** A document that was read. */
export interface ReadDocument {
  readonly ok: true;
  readonly title: string;
  readonly markdown: string;
  /** What was left out, in plain sentences. */
  readonly warnings: readonly string[];
  /** Of a web page only. */
  readonly page?: PageFacts;
}

/** A document, or one plain sentence that says why it can't be read and what to do. */
export type Extraction = ReadDocument | { readonly ok: false; readonly reason: string };

/** Says that a document can't be read. Its message is a plain sentence for the document's owner. */
export class Unreadable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'Unreadable';
  }
}

/** Reads documents in a thread of its own, so that none of them can hurt the desk. */
export interface Extractor {
  /** @returns what came out; never throws for what is in the document */
  read(raw: RawDocument): Promise<Extraction>;
  close(): Promise<void>;
}
