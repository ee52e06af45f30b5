// Projects, conversations and messages as CustomGPT's programs see them.

import { ERROR_CATALOGUE, type Citation } from '@frontdesk/contract';

import type { ProgramAnswer } from '../../../chat/programs/program-answer.ts';
import type { AppError } from '../../../errors.ts';
import type { StoredConversation } from '../../../ports/conversation-store.ts';
import type { ForeignReply } from '../foreign-problems.ts';
import { numberFor, sessionIdFor } from './customgpt-ids.ts';

/** Wraps what went well. */
export function success<Data extends object>(data: Data) {
  return { data, status: 'success' } as const;
}

/** Says a refusal in CustomGPT's form. */
export function toCustomGptError(error: AppError): ForeignReply {
  const { httpStatus, message } = ERROR_CATALOGUE[error.code];
  const text = [message, ...(error.details ?? [])].join(' ');
  return { body: { status: 'error', data: { code: httpStatus, message: text } } };
}

/** @source CustomGPT's document: `2024-05-23T03:12:49.000000Z` */
export function microseconds(timestamp: string): string {
  return timestamp.replace(/(\.\d{3})Z$/, '$1000Z');
}

/** A conversation. */
export function conversationView(
  { id, assistantId, preview, createdAt, updatedAt }: StoredConversation,
  name?: string,
) {
  return {
    id: numberFor(id),
    name: name ?? preview,
    project_id: numberFor(assistantId),
    session_id: sessionIdFor(id),
    created_at: microseconds(createdAt),
    updated_at: microseconds(updatedAt),
  };
}

/** What an answer rests on; `null` when it cites nothing. */
export function citationViews(citations: readonly Citation[]) {
  if (citations.length === 0) return null;
  return citations.map(({ documentId, title, url, snippet }) => {
    return { id: numberFor(documentId), title, url, description: snippet };
  });
}

/** Who asked, and how. */
export interface Asker {
  readonly keyId: string;
  readonly ip: string;
  readonly userAgent: string;
}

/** A question with its answer. @param at when the answer was written */
export function messageView(
  answer: ProgramAnswer,
  prompt: string,
  { at, keyId, ip, userAgent }: Asker & { readonly at: string },
) {
  const { text, citations, escalation, place } = answer;
  return {
    id: numberFor(place?.answerId ?? place?.questionId ?? ''),
    created_at: microseconds(at),
    updated_at: microseconds(at),
    user_id: numberFor(keyId),
    user_query: prompt,
    openai_response: text,
    citations: citationViews(citations),
    metadata: {
      user_ip: ip,
      user_agent: userAgent,
      external_id: '',
      request_source: 'api',
      requires_escalation: escalation.requiresEscalation,
    },
  };
}
