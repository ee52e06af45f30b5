// What is told of indexing while it goes on, and afterwards.

/** How far indexing is. */
export interface IndexingProgress {
  readonly documentsDone: number;
  readonly documentsTotal: number;
  /** Passages of the documents that are done. */
  readonly passagesDone: number;
}

/** Watches and ends indexing. */
export interface IndexingWatch {
  /** Hears of each document that is done. */
  readonly onProgress?: (progress: IndexingProgress) => void;
  readonly signal?: AbortSignal;
}

/** A document that could not be indexed. */
export interface IndexingFailure {
  readonly sourceKey: string;
  /** One plain sentence. */
  readonly reason: string;
}
