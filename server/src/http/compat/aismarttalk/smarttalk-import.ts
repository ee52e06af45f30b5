// Documents that AI SmartTalk's programs push.

import { KNOWLEDGE_LIMITS, type AssistantId, type DocumentOutcome } from '@frontdesk/contract';
import { smartTalkDocumentSchema } from '@frontdesk/contract/schemas';

import { AppError } from '../../../errors.ts';
import type { Documents } from '../../../ingestion/documents/documents.ts';
import { toRaw, type Given } from '../../../ingestion/documents/push-documents.ts';
import { explain } from '../../../sockets/handle.ts';

/** What became of one document. The code is AI SmartTalk's. */
interface ImportError {
  readonly index: number;
  readonly title: string;
  readonly code: 'INVALID_REQUEST' | 'DOCUMENT_TOO_LARGE';
  readonly message: string;
}

const TOO_LARGE = `Content exceeds the limit of ${KNOWLEDGE_LIMITS.documentMaxBytes / 1_000_000} MB; split it into smaller documents.`;

/**
 * Takes documents into the knowledge. A document is known by its address, or else by its title: the same one again replaces it.
 * @returns AI SmartTalk's reply, with the documents that could not be taken beside those that were
 * @throws {AppError} `invalid_payload` or `payload_too_large` when none could be taken
 */
export async function importDocuments(
  documents: Documents,
  assistantId: AssistantId,
  sent: readonly unknown[],
) {
  const given = sent.map(toGiven);
  const outcomes = await documents.push(assistantId, given);
  const errors = outcomes.flatMap((outcome, index) => toError(outcome, index, sent[index]));
  const taken = outcomes.flatMap((outcome) => {
    return outcome.ok ? [{ id: outcome.id, title: outcome.title, status: 'processing' }] : [];
  });
  if (taken.length === 0) {
    const isTooLarge = errors.every(({ code }) => code === 'DOCUMENT_TOO_LARGE');
    const details = errors.slice(0, 3).map(({ index, message }) => `documents.${index}: ${message}`);
    throw new AppError(isTooLarge ? 'payload_too_large' : 'invalid_payload', { details });
  }
  return {
    success: true,
    imported: taken.length,
    documents: taken,
    ...(errors.length > 0 && { failed: errors.length, errors }),
  };
}

function toGiven(value: unknown, position: number): Given {
  const parsed = smartTalkDocumentSchema.safeParse(value);
  if (!parsed.success) return { key: `#${position + 1}`, reason: explain(parsed.error).join('; ') };
  const { title, content, url } = parsed.data;
  const draft = { key: url ?? title, title, content, ...(url && { url }) };
  const raw = toRaw(draft);
  const { content: _, ...rest } = draft;
  if (raw.bytes.byteLength > KNOWLEDGE_LIMITS.documentMaxBytes) return { key: rest.key, reason: TOO_LARGE };
  return { ...rest, raw };
}

function toError(outcome: DocumentOutcome, index: number, value: unknown): ImportError[] {
  if (outcome.ok) return [];
  const said = value !== null && typeof value === 'object' && 'title' in value ? value.title : undefined;
  const title = typeof said === 'string' ? said.slice(0, KNOWLEDGE_LIMITS.titleMaxChars) : '';
  const code = outcome.reason === TOO_LARGE ? 'DOCUMENT_TOO_LARGE' : 'INVALID_REQUEST';
  return [{ index, title, code, message: outcome.reason }];
}
