// The examples that the estimate of coverage is fitted to: questions whose answer is there, and questions whose answer is not.

import { coverageFeatures, type CoverageFeatures } from '../../../src/knowledge/lexical/estimate-coverage.ts';
import { IndexedCorpus } from '../measure/indexed-corpus.ts';
import { seededRandom } from '../measure/seeded-random.ts';
import type { CorpusRecord, LabelledKnowledge, LabelledQuestion } from '../read-data.ts';
import { shorten } from './shorten.ts';

/**
 * The kinds of examples, and what each weighs however many there are: covered and uncovered ones weigh nearly the same together.
 * Whole questions to the whole knowledge weigh most; short ones and small knowledge keep the estimate from leaning on either.
 */
export const KINDS = {
  whole: { isCovered: true, weight: 2 },
  short: { isCovered: true, weight: 0.6 },
  wholeInSmall: { isCovered: true, weight: 1.2 },
  shortInSmall: { isCovered: true, weight: 0.6 },
  halfThere: { isCovered: true, weight: 1 },
  halfMissing: { isCovered: false, weight: 0.6 },
  articleMissing: { isCovered: false, weight: 1 },
  paragraphMissing: { isCovered: false, weight: 0.6 },
  offTopic: { isCovered: false, weight: 1.2 },
  shortArticleMissing: { isCovered: false, weight: 0.6 },
  paragraphMissingInSmall: { isCovered: false, weight: 0.3 },
  otherArticleInSmall: { isCovered: false, weight: 0.7 },
  shortOtherArticleInSmall: { isCovered: false, weight: 0.6 },
} as const;

/** What a search showed of one question. */
export interface CoverageExample {
  readonly kind: keyof typeof KINDS;
  readonly features: CoverageFeatures;
}

/** A covered example counts only when its record is among those that an answer may rest on; short questions fit many records. */
const ANSWERED_FROM_MAX = 6;
/** Small knowledge is asked this share of the questions to other articles. */
const FOREIGN_SHARE = 0.04;
/** Two articles of small knowledge lie as many apart in the list, so that they are about different things. */
const SECOND_ARTICLE_STEP = 7;

/** Collects the examples from knowledge of one-paragraph records and from chat about other things. */
export function coverageExamples(knowledge: LabelledKnowledge, chat: readonly string[]): CoverageExample[] {
  const questions = knowledge.questions.filter(({ answerable }) => answerable);
  const examples = new Examples(new IndexedCorpus(knowledge.records));
  for (const question of questions) {
    examples.put('whole', question.q);
    examples.putIfFound('short', shorten(question.q, question.id), question);
  }
  examples.corpus.withoutAnswers(
    questions,
    ({ doc }) => doc,
    (question) => {
      examples.put('articleMissing', question.q);
      examples.put('shortArticleMissing', shorten(question.q, question.id));
    },
  );
  examples.corpus.withoutAnswers(
    questions,
    ({ id }) => id,
    ({ q }) => examples.put('paragraphMissing', q),
  );
  for (const text of chat) examples.put('offTopic', text);
  return [
    ...examples.all,
    ...examplesInHalves(knowledge.records, questions),
    ...smallKnowledge(knowledge.records).flatMap((records) => examplesInSmall(records, questions)),
  ];
}

/** Half of the paragraphs, and then the others: what is there stands in the midst of what is missing. */
function examplesInHalves(
  records: readonly CorpusRecord[],
  questions: readonly LabelledQuestion[],
): CoverageExample[] {
  const isFirst = new Map(records.map(({ id }) => [id, seededRandom(`fitted half ${id}`)() < 0.5]));
  return [true, false].flatMap((half) => {
    const examples = new Examples(new IndexedCorpus(records.filter(({ id }) => isFirst.get(id) === half)));
    for (const { q, gold } of questions)
      examples.put(isFirst.get(gold[0] ?? '') === half ? 'halfThere' : 'halfMissing', q);
    return examples.all;
  });
}

/** Knowledge of one article or two, each article once as the first. */
function smallKnowledge(records: readonly CorpusRecord[]): CorpusRecord[][] {
  const articles = [...new Set(records.map(({ doc }) => doc))];
  return articles.map((article, i) => {
    const second = i % 3 === 0 ? article : articles[(i + SECOND_ARTICLE_STEP) % articles.length];
    return records.filter(({ doc }) => doc === article || doc === second);
  });
}

function examplesInSmall(
  records: readonly CorpusRecord[],
  questions: readonly LabelledQuestion[],
): CoverageExample[] {
  const examples = new Examples(new IndexedCorpus(records));
  const inside = new Set(records.map(({ id }) => id));
  const random = seededRandom(`foreign ${records[0]?.doc ?? ''}`);
  const own: LabelledQuestion[] = [];
  for (const question of questions) {
    const short = shorten(question.q, question.id);
    if (inside.has(question.gold[0] ?? '')) {
      own.push(question);
      examples.putIfFound('wholeInSmall', question.q, question);
      examples.putIfFound('shortInSmall', short, question);
    } else if (random() < FOREIGN_SHARE) {
      examples.put('otherArticleInSmall', question.q);
      examples.put('shortOtherArticleInSmall', short);
    }
  }
  examples.corpus.withoutAnswers(
    own,
    ({ id }) => id,
    ({ q }) => examples.put('paragraphMissingInSmall', q),
  );
  return examples.all;
}

/** Asks one corpus and keeps what its searches show. */
class Examples {
  readonly all: CoverageExample[] = [];
  readonly corpus: IndexedCorpus;

  constructor(corpus: IndexedCorpus) {
    this.corpus = corpus;
  }

  /** Questions of which nothing is known or found need no estimate: they are not covered. */
  put(kind: CoverageExample['kind'], text: string): void {
    const search = this.corpus.search(text);
    if (search.found.length > 0 && search.words.length > 0) {
      this.all.push({ kind, features: coverageFeatures(search) });
    }
  }

  putIfFound(kind: CoverageExample['kind'], text: string, { gold }: LabelledQuestion): void {
    const found = this.corpus.find(text).slice(0, ANSWERED_FROM_MAX);
    if (found.some(({ id }) => gold.includes(id))) this.put(kind, text);
  }
}
