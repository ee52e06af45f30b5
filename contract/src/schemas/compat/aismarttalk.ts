// Parsers of AI SmartTalk's API.

import { z } from 'zod';

import { KNOWLEDGE_LIMITS } from '../../knowledge.ts';
import { messageTextSchema } from '../primitives.ts';

const chatModelId = z.string().min(1).max(200);

/** Parses a question. @source AI SmartTalk's API integration guide, “Query Documents” */
export const smartTalkQuerySchema = z.object({
  chatModelId,
  query: messageTextSchema,
  options: z
    .object({
      maxTokens: z.number().int().min(1).max(1_000_000).nullish(),
      temperature: z.number().min(0).max(2).nullish(),
    })
    .nullish(),
});

/** Parses a search. @source as above, “Retrieve Documents” */
export const smartTalkSearchSchema = z.object({
  chatModelId,
  query: messageTextSchema,
  limit: z.number().int().min(1).max(100).nullish(),
});

const url = z.url({ protocol: /^https?$/ }).max(KNOWLEDGE_LIMITS.urlMaxChars);
const title = z.string().trim().min(1).max(KNOWLEDGE_LIMITS.titleMaxChars);
const content = z.string().refine((text) => text.trim() !== '', 'must not be empty');

/** Parses one document of an import. Optional fields may be `null`: the document's own samples send `url` so. */
export const smartTalkDocumentSchema = z.object({
  title,
  content,
  url: url.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

/** Parses an import. Its documents are parsed one by one, so that a wrong one does not refuse the others. */
export const smartTalkImportSchema = z.object({
  chatModelId,
  documents: z.array(z.unknown()).min(1).max(KNOWLEDGE_LIMITS.pushDocuments),
});

/** Parses a change of a document. */
export const smartTalkUpdateSchema = z.object({
  chatModelId,
  title: title.nullish(),
  content: content.nullish(),
  url: url.nullish(),
});

/** Parses which model a document belongs to. */
export const smartTalkModelSchema = z.object({ chatModelId });
