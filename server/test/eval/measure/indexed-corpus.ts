// A corpus in the product's own index, which can be asked while parts of it are missing.

import { documentLanguage } from '../../../src/knowledge/language/detect-language.ts';
import type { Language } from '../../../src/knowledge/language/languages.ts';
import { estimateCoverage } from '../../../src/knowledge/lexical/estimate-coverage.ts';
import { parseQuestion } from '../../../src/knowledge/lexical/parse-question.ts';
import { PassageIndex } from '../../../src/knowledge/lexical/passage-index.ts';
import { passageTerms } from '../../../src/knowledge/lexical/passage-terms.ts';
import { searchPassages, type PassageSearch } from '../../../src/knowledge/lexical/search-passages.ts';
import type { CorpusRecord, LabelledQuestion } from '../read-data.ts';

/**
 * Indexes the records of a corpus, each as one passage: records are what the labels point at, and their text is plain.
 * Words, ranking and coverage are the product's.
 */
export class IndexedCorpus {
  readonly records: readonly CorpusRecord[];
  readonly #index = new PassageIndex();
  /** Each record is a batch of one passage. */
  readonly #recordOf = new Map<number, CorpusRecord>();
  readonly #batchOf = new Map<CorpusRecord, number>();
  readonly #languages: readonly Language[];

  constructor(records: readonly CorpusRecord[]) {
    this.records = records;
    const counts = new Map<Language, number>();
    for (const record of records) {
      const language = this.#add(record);
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    this.#languages = [...counts].toSorted((a, b) => b[1] - a[1]).map(([language]) => language);
  }

  /** The languages of the records, the most frequent first. */
  get languages(): readonly Language[] {
    return this.#languages;
  }

  /** Searches as the product does. */
  search(question: string): PassageSearch {
    return searchPassages(parseQuestion(question, this.#languages), this.#index);
  }

  /** Returns the records that a search finds, the best first. */
  find(question: string): CorpusRecord[] {
    return this.search(question)
      .found.map(({ passage }) => this.#recordOf.get(this.#index.placeOf(passage).batch))
      .filter((record) => record !== undefined);
  }

  /** Returns the product's estimate of how much of the question is covered, 0 to 1. */
  coverage(question: string): number {
    return estimateCoverage(this.search(question));
  }

  /**
   * Asks each question while what answers it is missing from the index, as it is when a person removes it.
   * A question whose label is not in the corpus is left out.
   * @param groupOf names what goes missing together: a paragraph, an article, a guide
   */
  withoutAnswers(
    questions: readonly LabelledQuestion[],
    groupOf: (record: CorpusRecord) => string,
    ask: (question: LabelledQuestion) => void,
  ): void {
    const ofRecord = new Map(this.records.map((record) => [record.id, groupOf(record)]));
    const ofDocument = new Map(this.records.map((record) => [record.doc, groupOf(record)]));
    const asked = new Map<string, LabelledQuestion[]>();
    for (const question of questions) {
      const group = ofRecord.get(question.gold[0] ?? '') ?? ofDocument.get(question.golddoc ?? '');
      if (group !== undefined) asked.set(group, [...(asked.get(group) ?? []), question]);
    }
    for (const [group, own] of asked) {
      const missing = this.records.filter((record) => groupOf(record) === group);
      for (const record of missing) this.#remove(record);
      for (const question of own) ask(question);
      for (const record of missing) this.#add(record);
      if (this.#index.needsPurge) for (const _ of this.#index.purge());
    }
  }

  #add(record: CorpusRecord): Language {
    const { title, text } = record;
    const language = documentLanguage(`${title}\n${text}`);
    const batch = this.#index.add([passageTerms({ title, headingPath: [], plainText: text }, language)]);
    this.#recordOf.set(batch, record);
    this.#batchOf.set(record, batch);
    return language;
  }

  #remove(record: CorpusRecord): void {
    const batch = this.#batchOf.get(record);
    if (batch === undefined) return;
    this.#index.remove(batch);
    this.#recordOf.delete(batch);
    this.#batchOf.delete(record);
  }
}
