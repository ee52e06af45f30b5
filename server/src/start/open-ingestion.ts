// Opens the way in for documents: reads the folder of the start, then works off what waits.

import { createOutbound } from '../adapters/outbound/create-outbound.ts';
import type { Stores } from '../adapters/mongo/index.ts';
import { createHostPace } from '../ingestion/crawl/host-pace.ts';
import { createExtractor } from '../ingestion/extract/create-extractor.ts';
import { syncFolder } from '../ingestion/folder/sync-folder.ts';
import { createIngestion, type Ingestion, type IngestionDeps } from '../ingestion/ingestion.ts';
import { completeSettings, nextSyncAt } from '../ingestion/sources/source-settings.ts';
import { SourceUnreadable, SyncWatch } from '../ingestion/sync-watch.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Logger } from '../logger.ts';
import { systemClock } from '../ports/clock.ts';
import { START_FOLDER } from '../ports/document-store.ts';
import { DEMO_ASSISTANT } from './demo-workspace.ts';
import { StartError } from './start-error.ts';

/** What documents are taken into, and from where. */
export interface IngestionOptions extends Partial<Pick<IngestionDeps, 'pace' | 'tickMs' | 'saveMs'>> {
  readonly stores: Stores;
  readonly knowledge: KnowledgeBase;
  readonly logger: Logger;
  /** Hosts that may be read besides public ones. */
  readonly outboundAllowHosts: readonly string[];
}

/** Opens the way in. */
export function openIngestion({ stores, outboundAllowHosts, ...options }: IngestionOptions): Ingestion {
  return createIngestion({
    ...stores,
    extractor: createExtractor(),
    outbound: createOutbound({ allowedHosts: outboundAllowHosts }),
    pace: createHostPace(),
    clock: systemClock,
    ...options,
  });
}

/** The folder that the desk is started with. */
export interface StartFolder extends Pick<IngestionOptions, 'stores' | 'knowledge'> {
  readonly folder: string;
  readonly onStep: (step: string) => void;
}

/**
 * Reads the folder that the desk is started with, so that its first answer knows it. It is read again every hour.
 * @throws {StartError} when it can't be read
 */
export async function readStartFolder({ folder, stores, onStep, ...deps }: StartFolder): Promise<void> {
  const { documents, sources } = stores;
  const draft = { kind: 'folder', location: folder } as const;
  const settings = completeSettings(draft);
  const source = await sources.ensure({
    ...draft,
    ...settings,
    id: START_FOLDER,
    assistantId: DEMO_ASSISTANT.id,
    nextSyncAt: nextSyncAt(settings.resyncHours, systemClock.now()),
  });
  const watch = new SyncWatch(new AbortController().signal);
  const extractor = createExtractor();
  try {
    await syncFolder({ documents, extractor, ...deps }, source, watch);
  } catch (cause) {
    throw cause instanceof SourceUnreadable ? new StartError(cause.message, { cause }) : cause;
  } finally {
    await extractor.close();
  }
  const { added, updated, unchanged, failures } = watch.progress;
  for (const { item, reason } of failures) onStep(`Skipped ${item}: ${reason}`);
  onStep(`Knowledge: ${added + updated + unchanged} documents from ${folder}`);
}
