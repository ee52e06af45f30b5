// A corpus in the product's own index, with a way to ask while parts of it are missing.

import { documentLanguage } from '../../../src/knowledge/language/detect-language.ts';
import type { Language } from '../../../src/knowledge/language/languages.ts';
import { estimateCoverage } from '../../../src/knowledge/lexical/estimate-coverage.ts';
import { parseQuestion } from '../../../src/knowledge/lexical/parse-question.ts';
import { PassageIndex } from '../../../src/knowledge/lexical/passage-index.ts';
import { passageTerms } from '../../../src/knowledge/lexical/passage-terms.ts';
import { searchPassages, type PassageSearch } from '../../../src/knowledge/lexical/search-passages.ts';
import type { CorpusRecord } from '../read-data.ts';

/**
 * Indexes the records of a corpus, each as one passage, because records are what the labels point at.
 * Everything else is the product's: words, stems, ranking, coverage.
 */
export class IndexedCorpus {
  readonly #index = new PassageIndex();
  readonly #recordOf = new Map<number, CorpusRecord>();
  readonly #passageOf = new Map<CorpusRecord, number>();
  readonly #languages: readonly Language[];

  constructor(readonly records: readonly CorpusRecord[]) {
  }
}
