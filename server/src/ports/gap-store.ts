// Keeps the questions that were not answered well, grouped by meaning.

import type { AssistantId, Gap, GapId, GapQuestion } from '@frontdesk/contract';

/** A group of questions as it is kept. */
export interface StoredGap extends Gap {
  /** The questions that are asked again once the gap is answered, the newest first. */
  readonly questions: readonly GapQuestion[];
}

/** Which gaps are wanted, those asked most often first. */
export interface GapRange {
  readonly state: Gap['state'];
  readonly limit: number;
  /** How many to leave out. */
  readonly skip: number;
}

/** Keeps gaps. */
export interface GapStore {
  list(assistantId: AssistantId, range: GapRange): Promise<readonly StoredGap[]>;
  /** @returns what stands for each gap, whatever its state; the latest first */
  listHeads(assistantId: AssistantId): Promise<readonly Pick<Gap, 'id' | 'question'>[]>;
  /** @returns the gap, or `null` when there is none with this id */
  find(assistantId: AssistantId, id: GapId): Promise<StoredGap | null>;
  /** Opens a gap with its first question. */
  open(assistantId: AssistantId, question: GapQuestion): Promise<StoredGap>;
  /**
   * Adds a question to a gap; one that is there already is counted once. A gap that was answered is open again.
   * @returns whether the question is new
   */
  add(assistantId: AssistantId, id: GapId, question: GapQuestion): Promise<boolean>;
  /** @returns the gap as it is now, or `null` when there is none with this id */
  setState(
    assistantId: AssistantId,
    id: GapId,
    change: Pick<Gap, 'state' | 'resolution'>,
  ): Promise<StoredGap | null>;
}

/** Notes questions that were not answered well, with those of the same meaning. */
export interface GapRecorder {
  /** Never fails: what can't be noted is logged. */
  record(assistantId: AssistantId, question: GapQuestion): Promise<void>;
}
