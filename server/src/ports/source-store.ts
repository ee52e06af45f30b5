// Keeps the sources of an assistant's knowledge.

import type { AssistantId, SourceId, SourceKind, SourceSettings } from '@frontdesk/contract';

/** A source as it is kept. */
export interface StoredSource extends SourceSettings {
  readonly id: SourceId;
  readonly assistantId: AssistantId;
  readonly kind: SourceKind;
  readonly location: string;
  readonly createdAt: Date;
  /** When it is to be read again by itself; `null`: only when asked. */
  readonly nextSyncAt: Date | null;
}

/** Keeps sources. */
export interface SourceStore {
  /** @returns all sources of an assistant, the oldest first */
  list(assistantId: AssistantId): Promise<readonly StoredSource[]>;
  /** @returns the source, or `null` when the assistant has none with this id */
  find(assistantId: AssistantId, id: SourceId): Promise<StoredSource | null>;
  create(source: Omit<StoredSource, 'id' | 'createdAt'>): Promise<StoredSource>;
  /** Creates a source under a given id; one that exists keeps its settings and gets the location and the next time. */
  ensure(source: Omit<StoredSource, 'createdAt'>): Promise<StoredSource>;
  /** @returns the changed source, or `null` when there is none */
  update(
    assistantId: AssistantId,
    id: SourceId,
    changes: Partial<SourceSettings & Pick<StoredSource, 'nextSyncAt'>>,
  ): Promise<StoredSource | null>;
  /** @returns whether there was one */
  remove(assistantId: AssistantId, id: SourceId): Promise<boolean>;
  /** @returns the sources of all assistants that are to be read by now */
  listDue(now: Date): Promise<readonly StoredSource[]>;
}
