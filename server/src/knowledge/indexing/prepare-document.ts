// Cuts and analyses a document: the work that takes time and touches nothing else.

import type { KnowledgeDocument } from '../../ports/document-store.ts';
import { chunkMarkdown } from '../chunk-markdown.ts';
import { documentLanguage } from '../language/detect-language.ts';
import type { Language } from '../language/languages.ts';
import { packPassages, type PackedPassages } from '../lexical/packed-passages.ts';
import { passageTerms } from '../lexical/passage-terms.ts';

/** What is needed of a document. */
export type DocumentSource = Pick<KnowledgeDocument, 'title' | 'markdown'>;

/** Where a passage stands in its document. */
export interface PassageSpot {
  readonly headingPath: readonly string[];
  readonly anchor: string;
  readonly start: number;
  readonly end: number;
}

/** A document cut and analysed. */
export interface PreparedDocument {
  readonly language: Language;
  /** The {@link PassageSpot}s of its passages as JSON: most are never looked at, and one text is less work to keep than many objects. */
  readonly spots: string;
  readonly packed: PackedPassages;
}

/** Cuts a document into passages and analyses them. Takes about a second per megabyte. */
export function prepareDocument({ title, markdown }: DocumentSource): PreparedDocument {
  const { chunks } = chunkMarkdown(markdown, title);
  const language = documentLanguage([title, ...chunks.map((chunk) => chunk.plainText)].join('\n'));
  const terms = chunks.map(({ headingPath, plainText }) =>
    passageTerms({ title, headingPath, plainText }, language),
  );
  const spots: PassageSpot[] = chunks.map(({ headingPath, anchor, start, end }) => ({
    headingPath,
    anchor,
    start,
    end,
  }));
  return { language, spots: JSON.stringify(spots), packed: packPassages(terms) };
}

/** Returns where the passages of a document stand. */
export function spotsOf({ spots }: Pick<PreparedDocument, 'spots'>): readonly PassageSpot[] {
  return JSON.parse(spots) as PassageSpot[];
}
