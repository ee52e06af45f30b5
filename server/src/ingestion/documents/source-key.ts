// How documents of many sources get names that no two of them share.

import type { SourceId } from '@frontdesk/contract';

import { START_FOLDER } from '../../ports/document-store.ts';

/** The name of a document among all of an assistant. Those of the folder that the desk was started with keep their paths. */
export function sourceKeyOf(sourceId: SourceId, key: string): string {
  return sourceId === START_FOLDER ? key : `${sourceId}/${key}`;
}

/** The name of a document at its source. */
export function keyOf(sourceId: SourceId, sourceKey: string): string {
  return sourceId === START_FOLDER ? sourceKey : sourceKey.slice(sourceId.length + 1);
}
