// The knowledge as programs and the console meet it over REST: documents, where they come from, and the work on them.

import type { Timestamp } from './entities.ts';
import type { DocumentId, JobId, SourceId } from './ids.ts';

/** Bounds of what may be given. Sizes in characters are UTF-16 code units. */
export const KNOWLEDGE_LIMITS = {
  /** Documents of one push. */
  pushDocuments: 100,
  /** One document as it is given, in bytes. */
  documentMaxBytes: 10_000_000,
  /** A whole push as JSON, in bytes: a hundred long pages, or one of the largest. */
  pushMaxBytes: 12_000_000,
  /** What may be made of one document. A novel has about half of it. */
  markdownMaxChars: 2_000_000,
  keyMaxChars: 500,
  titleMaxChars: 300,
  urlMaxChars: 2_048,
  /** Audiences of a document, and the length of each name. */
  audiencesMax: 50,
  audienceMaxChars: 100,
  /** Patterns of addresses that a crawl includes or excludes, and the length of each. */
  patternsMax: 50,
  patternMaxChars: 300,
  crawlDepthMax: 20,
  crawlPagesMax: 10_000,
  /** How often a source may be read again, in hours: at most hourly, at least yearly. */
  resyncHoursMin: 1,
  resyncHoursMax: 8_760,
} as const;

/** The forms in which a document may be pushed as text. `csv` has a question and its answer in each row. */
export const DOCUMENT_FORMATS = ['markdown', 'html', 'text', 'csv'] as const;
/** A form in which a document may be pushed as text. */
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Where a citation leads: to the page at the document's own address, or to the desk's page of it with the passage marked. */
export const CITATION_TARGETS = ['original', 'desk'] as const;
/** Where a citation leads. */
export type CitationTarget = (typeof CITATION_TARGETS)[number];

/** A document to be pushed: `POST /api/v1/assistants/:assistantId/documents`. */
export interface DocumentDraft {
  /** The program's own name for it; pushing the same key again replaces the document. */
  readonly key: string;
  readonly content: string;
  /** Default: `markdown`. */
  readonly format?: DocumentFormat | undefined;
  /** Default: what the document itself says, else its key. */
  readonly title?: string | undefined;
  /** Where it is published. Citations lead there, unless `cite` is `desk`. */
  readonly url?: string | undefined;
  readonly cite?: CitationTarget | undefined;
  /** Names of the audiences who may read it; absent: everyone. */
  readonly audience?: readonly string[] | undefined;
}

/** What became of one document of a push or upload; the others do not depend on it. */
export type DocumentOutcome =
  | {
      readonly ok: true;
      readonly key: string;
      readonly id: DocumentId;
      readonly title: string;
      readonly change: 'added' | 'updated' | 'unchanged';
      /** What was left out of it, in plain sentences. */
      readonly warnings: readonly string[];
    }
  | {
      readonly ok: false;
      readonly key: string;
      /** Why, and what to do, in one plain sentence. */
      readonly reason: string;
    };

/** The outcomes of a push or upload, in the order in which the documents were given. */
export interface DocumentOutcomes {
  readonly items: readonly DocumentOutcome[];
}

/** A document without its text. */
export interface DocumentSummary {
  readonly id: DocumentId;
  /** Its name at its source: a program's key, a path, an address. */
  readonly key: string;
  readonly title: string;
  /** The source it came from; `null`: it was pushed or uploaded. */
  readonly sourceId: SourceId | null;
  readonly url: string | null;
  readonly audience: readonly string[] | null;
  /** The size of its text, in characters. */
  readonly chars: number;
  readonly updatedAt: Timestamp;
}

/** A document with its text as Markdown. */
export interface DocumentDetail extends DocumentSummary {
  readonly markdown: string;
}

/** A passage of a document: what answers rest on and citations point at. */
export interface DocumentPassage {
  /** The headings above it, outermost first. */
  readonly headingPath: readonly string[];
  /** Where it stands in the document's Markdown, in UTF-16 code units: from `start`, up to but not including `end`. */
  readonly start: number;
  readonly end: number;
  /** The passage as Markdown, without its heading. */
  readonly text: string;
  /** Where a citation of it leads. */
  readonly url: string;
}

/** Kinds of sources. A `folder` is read on the desk's own machine, so only its operator can add one. */
export const SOURCE_KINDS = ['folder', 'url', 'sitemap', 'crawl'] as const;
/** A kind of source. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What can be set of a source. */
export interface SourceSettings {
  /** How people call it. Default: its location. */
  readonly name: string;
  /** How often it is read again by itself, in hours; `null`: only when asked. */
  readonly resyncHours: number | null;
  readonly cite: CitationTarget;
  /** Audiences of all its documents; `null`: everyone. */
  readonly audience: readonly string[] | null;
  /** How many links away from the first page a crawl goes. */
  readonly maxDepth: number;
  /** How many pages are read at most. */
  readonly maxPages: number;
  /** Only addresses whose path matches one of these; empty: all. `*` stands for any characters. */
  readonly include: readonly string[];
  /** No address whose path matches one of these. */
  readonly exclude: readonly string[];
}

/** A new source: `POST /api/v1/assistants/:assistantId/sources`. What is not said gets a default that suits its kind. */
export interface SourceDraft extends Partial<{
  [Name in keyof SourceSettings]: SourceSettings[Name] | undefined;
}> {
  readonly kind: SourceKind;
  /** An address, or the path of a folder. */
  readonly location: string;
}

/** Where documents come from, and how the latest reading went. */
export interface Source extends SourceSettings {
  readonly id: SourceId;
  readonly kind: SourceKind;
  readonly location: string;
  /** Whether the desk's own settings made it (`KNOWLEDGE_DIR`); then it can't be removed here. */
  readonly isBuiltIn: boolean;
  readonly documents: number;
  /** The latest job on it. */
  readonly job: Job | null;
  /** When it will be read again by itself. */
  readonly nextSyncAt: Timestamp | null;
  readonly createdAt: Timestamp;
}

/** How a job stands. */
export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
/** How a job stands. */
export type JobState = (typeof JOB_STATES)[number];

/** How far a job is. */
export interface JobProgress {
  /** Documents or pages that have been looked at. */
  readonly done: number;
  /** How many are known by now; grows while a crawl finds more. `null` before anything is known. */
  readonly total: number | null;
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  /** How many could not be used. */
  readonly failed: number;
  /** The first of them, each with a plain reason. */
  readonly failures: readonly JobFailure[];
}

/** Work on a source: reading it and bringing the knowledge up to date. It goes on after a restart of the desk. */
export interface Job extends JobProgress {
  readonly id: JobId;
  readonly sourceId: SourceId;
  readonly state: JobState;
  /** Why the job as a whole failed. */
  readonly reason: string | null;
  readonly createdAt: Timestamp;
  readonly startedAt: Timestamp | null;
  readonly endedAt: Timestamp | null;
}

/** A document or page that could not be used. */
export interface JobFailure {
  /** Its path or address. */
  readonly item: string;
  readonly reason: string;
}
