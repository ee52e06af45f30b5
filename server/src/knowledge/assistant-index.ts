// The index of one assistant's documents. Nothing of another assistant is in it, so nothing of another can be found.

import type { KnowledgeDocument } from '../ports/document-store.ts';
import type { Passage } from '../ports/passage.ts';
import type { RetrievalRequest } from '../ports/retriever.ts';
import { isForAudience } from './audience.ts';
import { chunkMarkdown, type MarkdownChunk } from './chunk-markdown.ts';
import { documentLanguage } from './language/detect-language.ts';
import type { Language } from './language/languages.ts';
import { estimateCoverage } from './lexical/estimate-coverage.ts';
import { parseQuestion } from './lexical/parse-question.ts';
import { PassageIndex, type PassageTerms } from './lexical/passage-index.ts';
import { passageTerms } from './lexical/passage-terms.ts';
import { searchPassages } from './lexical/search-passages.ts';

/** Where a passage stands; its text stays in the document store. */
export type PassagePlace = Omit<Passage, 'text' | 'score'>;

/** A document cut and analysed, ready to be indexed at once. */
export interface PreparedDocument {
  readonly sourceKey: string;
  readonly audience: readonly string[] | undefined;
  readonly language: Language;
  readonly passages: readonly { readonly place: PassagePlace; readonly terms: PassageTerms }[];
}

/** What a search found. */
export interface FoundPlaces {
  /** The best first. */
  readonly places: readonly (PassagePlace & { readonly score: number })[];
  /** How much of the question is covered, 0 to 1. */
  readonly coverage: number;
}

/** Cuts and analyses a document; lets others work whenever `pause` says so. */
export async function prepareDocument(
  document: KnowledgeDocument,
  pause: () => Promise<void>,
): Promise<PreparedDocument> {
  const { id, version, title, sourceKey, markdown, audience } = document;
  const { chunks } = chunkMarkdown(markdown, title);
  const language = documentLanguage([title, ...chunks.map((chunk) => chunk.plainText)].join('\n'));
  const passages: PreparedDocument['passages'][number][] = [];
  for (const chunk of chunks) {
    await pause();
    const { plainText, headingPath } = chunk;
    passages.push({
      place: { documentId: id, documentVersion: version, title, ...placeOf(chunk) },
      terms: passageTerms({ title, headingPath, plainText }, language),
    });
  }
  return { sourceKey, audience, language, passages };
}

function placeOf({
  headingPath,
  anchor,
  start,
  end,
}: MarkdownChunk): Pick<PassagePlace, 'headingPath' | 'anchor' | 'start' | 'end'> {
  return { headingPath, anchor, start, end };
}

/** Indexes the documents of one assistant. */
export class AssistantIndex {
  readonly #index = new PassageIndex();
  readonly #places = new Map<number, PassagePlace>();
  /** The audiences of passages that are not for everyone. */
  readonly #audiences = new Map<number, readonly string[]>();
  readonly #documents = new Map<
    string,
    { readonly language: Language; readonly passages: readonly number[] }
  >();
  readonly #passagesByLanguage = new Map<Language, number>();

  /** The names of the indexed documents at their source. */
  get sourceKeys(): readonly string[] {
    return [...this.#documents.keys()];
  }

  /** How many passages can be found. */
  get size(): number {
    return this.#index.size;
  }

  /** Puts a document in the place of its former version; a search sees the one or the other, never both or none. */
  put({ sourceKey, audience, language, passages }: PreparedDocument): void {
    this.remove(sourceKey);
    const numbers = passages.map(({ place, terms }) => {
      const number = this.#index.add(terms);
      this.#places.set(number, place);
      if (audience !== undefined) this.#audiences.set(number, audience);
      return number;
    });
    this.#documents.set(sourceKey, { language, passages: numbers });
    this.#countLanguage(language, numbers.length);
  }

  /** Removes a document; one that is not there is no matter. */
  remove(sourceKey: string): void {
    const document = this.#documents.get(sourceKey);
    if (document === undefined) return;
    for (const passage of document.passages) {
      this.#index.remove(passage);
      this.#places.delete(passage);
      this.#audiences.delete(passage);
    }
    this.#documents.delete(sourceKey);
    this.#countLanguage(document.language, -document.passages.length);
  }

  /** Frees what removed documents left behind, when it is worth it. */
  async tidy(pause: () => Promise<void>): Promise<void> {
    if (!this.#index.needsPurge) return;
    for (const _ of this.#index.purge()) await pause();
  }

  /** Finds the places that a question is about, among those that the asker may read. */
  search({ question, limit, audience }: Omit<RetrievalRequest, 'assistantId'>): FoundPlaces {
    const languages = [...this.#passagesByLanguage]
      .toSorted((a, b) => b[1] - a[1])
      .map(([language]) => language);
    const canRead = (passage: number): boolean => isForAudience(this.#audiences.get(passage), audience);
    const search = searchPassages(parseQuestion(question, languages), this.#index, canRead);
    const places = search.found.slice(0, limit).flatMap(({ passage, score }) => {
      const place = this.#places.get(passage);
      return place === undefined ? [] : [{ ...place, score }];
    });
    return { places, coverage: estimateCoverage(search) };
  }

  #countLanguage(language: Language, change: number): void {
    const count = (this.#passagesByLanguage.get(language) ?? 0) + change;
    if (count > 0) this.#passagesByLanguage.set(language, count);
    else this.#passagesByLanguage.delete(language);
  }
}
