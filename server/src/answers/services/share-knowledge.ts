// Puts an assistant's documents into a connected service, so that it knows what the desk knows.

import type { AssistantId, SharedKnowledge } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { ServiceConnections } from '../../ports/service-connections.ts';
import type { ServiceKnowledge, SharedDocument } from '../../ports/service-knowledge.ts';
import { tellOwner } from './tell-owner.ts';

/** What sharing needs. */
export interface ShareDeps {
  readonly documents: Pick<DocumentStore, 'list'>;
  readonly serviceConnections: Pick<ServiceConnections, 'find'>;
  readonly serviceKnowledge: ServiceKnowledge;
}

/** @source AI SmartTalk's guide: “Batch documents (max 100 per request)” */
const BATCH_DOCUMENTS = 100;
/** Requests stay small enough for any service. */
const BATCH_CHARS = 1_000_000;

/**
 * Shares all documents that everyone may read; a service knows no audiences, so the others stay here.
 * Documents that were shared before are replaced there; what was removed here is not removed there.
 * @throws {AppError} `invalid_payload` when the assistant is not connected; the service's refusal when it takes nothing of a batch
 */
export async function shareKnowledge(
  { documents, serviceConnections, serviceKnowledge }: ShareDeps,
  assistantId: AssistantId,
): Promise<SharedKnowledge> {
  const access = await serviceConnections.find(assistantId, 'aismarttalk');
  if (!access) {
    const details = ['service: connect this assistant to aismarttalk first'];
    throw new AppError('invalid_payload', { details });
  }
  const all = await documents.list(assistantId);
  const open = all.filter(({ audience }) => audience === undefined);
  let shared = 0;
  for (const batch of batchesOf(open)) {
    shared += await tellOwner(async () => serviceKnowledge.push(access, batch));
  }
  return { shared, refused: open.length - shared, withheld: all.length - open.length };
}

function batchesOf(documents: Awaited<ReturnType<DocumentStore['list']>>): SharedDocument[][] {
  const batches: SharedDocument[][] = [];
  let chars = 0;
  for (const { title, markdown: content, url } of documents) {
    const document = { title, content, ...(url !== undefined && { url }) };
    const batch = batches.at(-1);
    chars += content.length;
    if (batch && batch.length < BATCH_DOCUMENTS && chars <= BATCH_CHARS) batch.push(document);
    else {
      batches.push([document]);
      chars = content.length;
    }
  }
  return batches;
}
