// Parsers and forms of the knowledge over REST.

import { z } from 'zod';

import {
  CITATION_TARGETS,
  DOCUMENT_FORMATS,
  JOB_STATES,
  KNOWLEDGE_LIMITS,
  SOURCE_KINDS,
  type DocumentDetail,
  type DocumentDraft,
  type DocumentOutcomes,
  type DocumentPassage,
  type DocumentSummary,
  type Job,
  type Source,
  type SourceDraft,
} from '../knowledge.ts';
import { pageOf, pageQuerySchema } from './api.ts';
import { idSchema } from './primitives.ts';

const { crawlDepthMax, crawlPagesMax, patternMaxChars, patternsMax, resyncHoursMax, resyncHoursMin } =
  KNOWLEDGE_LIMITS;

const keySchema = z
  .string()
  .trim()
  .min(1)
  .max(KNOWLEDGE_LIMITS.keyMaxChars)
  .regex(/^\P{Cc}+$/u, 'must not hold control characters');
const titleSchema = z.string().trim().min(1).max(KNOWLEDGE_LIMITS.titleMaxChars);
const urlSchema = z.url({ protocol: /^https?$/ }).max(KNOWLEDGE_LIMITS.urlMaxChars);
const audienceSchema = z
  .array(z.string().trim().min(1).max(KNOWLEDGE_LIMITS.audienceMaxChars))
  .max(KNOWLEDGE_LIMITS.audiencesMax);

/** Parses one document of a push. */
export const documentDraftSchema = z.strictObject({
  key: keySchema,
  content: z.string(),
  format: z.enum(DOCUMENT_FORMATS).exactOptional(),
  title: titleSchema.exactOptional(),
  url: urlSchema.exactOptional(),
  cite: z.enum(CITATION_TARGETS).exactOptional(),
  audience: audienceSchema.exactOptional(),
}) satisfies z.ZodType<DocumentDraft>;

/** Parses a push. Its documents are parsed one by one, so that a wrong one does not refuse the others. */
export const pushDocumentsSchema = z.strictObject({
  documents: z.array(z.unknown()).min(1).max(KNOWLEDGE_LIMITS.pushDocuments),
});

/** Parses what is said of a file that is uploaded as the body of the request. With a form it is said of its one file; several take only the audience. */
export const uploadQuerySchema = z.strictObject({
  /** The file's name; its ending helps where the content type says nothing. A form brings names of its own. */
  name: keySchema.exactOptional(),
  /** Default: the file's name. */
  key: keySchema.exactOptional(),
  title: titleSchema.exactOptional(),
  url: urlSchema.exactOptional(),
  cite: z.enum(CITATION_TARGETS).exactOptional(),
  /** Names of audiences, separated by commas. */
  audience: z
    .string()
    .transform((names) => names.split(','))
    .pipe(audienceSchema)
    .exactOptional(),
});

/** The outcomes of a push or upload. */
export const documentOutcomesSchema = z.object({
  items: z
    .array(
      z.discriminatedUnion('ok', [
        z.object({
          ok: z.literal(true),
          key: z.string(),
          id: idSchema('doc'),
          title: z.string(),
          change: z.enum(['added', 'updated', 'unchanged']),
          warnings: z.array(z.string()).readonly(),
        }),
        z.object({ ok: z.literal(false), key: z.string(), reason: z.string() }),
      ]),
    )
    .readonly(),
}) satisfies z.ZodType<DocumentOutcomes>;

/** Parses which documents are wanted. */
export const documentsQuerySchema = pageQuerySchema.extend({
  /** Longer than usual, as it is made of an address; in base64url, so that the longest one fits into another address. */
  cursor: z
    .string()
    .max(4_000)
    .regex(/^[\w-]+$/, 'must be the “nextCursor” of the page before')
    .exactOptional(),
  sourceId: z.union([idSchema('src'), z.literal('pushed')]).exactOptional(),
  /** Words that the title or the key must hold, in any order, large or small. */
  title: z.string().trim().max(200).exactOptional(),
});

/** A document without its text. */
export const documentSummarySchema = z.object({
  id: idSchema('doc'),
  key: z.string(),
  title: z.string(),
  sourceId: idSchema('src').nullable(),
  url: z.string().nullable(),
  audience: z.array(z.string()).readonly().nullable(),
  chars: z.number(),
  updatedAt: z.string(),
}) satisfies z.ZodType<DocumentSummary>;

/** A document with its text. */
export const documentDetailSchema = documentSummarySchema.extend({
  markdown: z.string(),
}) satisfies z.ZodType<DocumentDetail>;

/** A passage of a document. */
export const documentPassageSchema = z.object({
  headingPath: z.array(z.string()).readonly(),
  start: z.number(),
  end: z.number(),
  text: z.string(),
  url: z.string(),
}) satisfies z.ZodType<DocumentPassage>;

const patternsSchema = z.array(z.string().trim().min(1).max(patternMaxChars)).max(patternsMax);

/** Parses changes of a source's settings; what is not named stays. */
export const sourceChangesSchema = z.strictObject({
  name: titleSchema.exactOptional(),
  resyncHours: z.number().int().min(resyncHoursMin).max(resyncHoursMax).nullable().exactOptional(),
  cite: z.enum(CITATION_TARGETS).exactOptional(),
  audience: audienceSchema.nullable().exactOptional(),
  maxDepth: z.number().int().min(0).max(crawlDepthMax).exactOptional(),
  maxPages: z.number().int().min(1).max(crawlPagesMax).exactOptional(),
  include: patternsSchema.exactOptional(),
  exclude: patternsSchema.exactOptional(),
});

/** Parses a new source. */
export const sourceDraftSchema = sourceChangesSchema.extend({
  kind: z.enum(SOURCE_KINDS),
  location: z.string().trim().min(1).max(KNOWLEDGE_LIMITS.urlMaxChars),
}) satisfies z.ZodType<SourceDraft>;

/** A job. */
export const jobSchema = z.object({
  id: idSchema('job'),
  sourceId: idSchema('src'),
  state: z.enum(JOB_STATES),
  done: z.number(),
  total: z.number().nullable(),
  added: z.number(),
  updated: z.number(),
  removed: z.number(),
  unchanged: z.number(),
  failed: z.number(),
  failures: z.array(z.object({ item: z.string(), reason: z.string() })).readonly(),
  reason: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
}) satisfies z.ZodType<Job>;

/** A source. */
export const sourceSchema = z.object({
  id: idSchema('src'),
  kind: z.enum(SOURCE_KINDS),
  location: z.string(),
  name: z.string(),
  resyncHours: z.number().nullable(),
  cite: z.enum(CITATION_TARGETS),
  audience: z.array(z.string()).readonly().nullable(),
  maxDepth: z.number(),
  maxPages: z.number(),
  include: z.array(z.string()).readonly(),
  exclude: z.array(z.string()).readonly(),
  isBuiltIn: z.boolean(),
  documents: z.number(),
  job: jobSchema.nullable(),
  nextSyncAt: z.string().nullable(),
  createdAt: z.string(),
}) satisfies z.ZodType<Source>;

/** All sources of an assistant. */
export const sourceListSchema = pageOf(sourceSchema);
