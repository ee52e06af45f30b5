// Finds the passages of an assistant's knowledge that a question is about.

import type { AssistantId } from '@frontdesk/contract';

import type { CallMeter } from './call-meter.ts';
import type { Passage } from './passage.ts';

/** A question to the knowledge of one assistant. */
export interface RetrievalRequest {
  readonly assistantId: AssistantId;
  readonly question: string;
  /** The most passages to return. */
  readonly limit: number;
  /** The audiences that the asker belongs to; absent: none, so that only documents for everyone are searched. */
  readonly audience?: readonly string[];
  /** Counts the calls to paid services; absent: nothing limits what they cost. */
  readonly meter?: CallMeter;
}

/** What was found. */
export interface Retrieval {
  /** The best first. */
  readonly passages: readonly Passage[];
  /** How much of the question the knowledge covers, 0 to 1, independent of the knowledge's size. */
  readonly coverage: number;
}

/** Finds passages. Never returns a passage of another assistant, nor one that the asker may not read. */
export interface Retriever {
  retrieve(request: RetrievalRequest): Promise<Retrieval>;
}
