// The knowledge of AI SmartTalk: searched and filled.

import { createHash } from 'node:crypto';

import type { Outbound } from '../../ports/outbound.ts';
import type { Passage } from '../../ports/passage.ts';
import type { Retrieval } from '../../ports/retriever.ts';
import type { ServiceAccess } from '../../ports/service-connections.ts';
import type { SharedDocument } from '../../ports/service-knowledge.ts';
import { countOf, fieldsOf, itemsOf, textOf } from '../answer-services/json-fields.ts';
import { unusable } from '../answer-services/service-failure.ts';
import { callSmartTalk, SMARTTALK } from './call-smarttalk.ts';

/** What an answer may rest on of one document; about as much as of the desk's own. */
const TEXT_CHARS_MAX = 4_000;
/** As long as the ids that the desk makes itself. */
const ID_CHARS = 32;
/** A visitor waits for a search before the answer begins. */
const SEARCH_TIMEOUT_MS = 5_000;
/** Reading a batch may take a service its time. */
const PUSH_TIMEOUT_MS = 60_000;

/** @source AI SmartTalk's guide, “Retrieve Documents”: `POST /documents/search`, with a relevance from 0 to 1 for each */
export async function searchSmartTalk(
  outbound: Pick<Outbound, 'request'>,
  access: ServiceAccess,
  { query, limit }: { readonly query: string; readonly limit: number },
): Promise<Retrieval> {
  const body = { query, limit };
  const path = '/documents/search';
  const reply = await callSmartTalk(outbound, access, { path, body, timeoutMs: SEARCH_TIMEOUT_MS });
  if (!Array.isArray(reply['documents'])) throw unusable(SMARTTALK, 'no “documents”');
  const passages = itemsOf(reply['documents']).flatMap(toPassage).slice(0, limit);
  return { passages, coverage: Math.max(0, ...passages.map(({ score }) => score)) };
}

/** The service names no place in its document, and mostly no address: such a passage is cited by its title alone. */
function toPassage(value: unknown): Passage[] {
  const { id, title, content, relevance, url } = fieldsOf(value);
  const name = textOf(title);
  const text = textOf(content)?.slice(0, TEXT_CHARS_MAX);
  if (name === undefined || text === undefined) return [];
  const address = textOf(url) ?? '';
  return [
    {
      documentId: `doc_${createHash('sha256')
        .update(textOf(id) ?? name)
        .digest('hex')
        .slice(0, ID_CHARS)}`,
      documentVersion: '',
      title: name,
      headingPath: [],
      anchor: '',
      url: /^https?:\/\//i.test(address) && URL.canParse(address) ? address : '',
      text: text.toWellFormed(),
      start: 0,
      end: text.length,
      score: typeof relevance === 'number' ? Math.min(1, Math.max(0, relevance)) : 0,
    },
  ];
}

/** @source AI SmartTalk's guide, “Import Documents”: `POST /documents/import`; `imported` counts what was taken */
export async function pushToSmartTalk(
  outbound: Pick<Outbound, 'request'>,
  access: ServiceAccess,
  documents: readonly SharedDocument[],
): Promise<number> {
  const body = { documents };
  const path = '/documents/import';
  const reply = await callSmartTalk(outbound, access, { path, body, timeoutMs: PUSH_TIMEOUT_MS });
  const imported = countOf(reply['imported']);
  if (imported === undefined) throw unusable(SMARTTALK, 'no “imported”');
  return imported;
}
