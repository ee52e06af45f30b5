// SQuAD 2.0: finding paragraphs, quoting them, and knowing when they are missing.

import { BLOCK_WORDS_MAX } from '../../../src/answers/extractive/choose-block.ts';
import type { EvalDetail, EvalFigures, EvalPart } from '../eval-figures.ts';
import { IndexedCorpus } from '../measure/indexed-corpus.ts';
import { auroc, calibrationError } from '../measure/judge-estimates.ts';
import { measureBlocks } from '../measure/measure-blocks.ts';
import { estimateAll, estimateWithout } from '../measure/measure-escalation.ts';
import { seededRandom } from '../measure/seeded-random.ts';
import type { CorpusRecord, LabelledKnowledge, LabelledQuestion } from '../read-data.ts';
import { measureWithTypos } from './measure-with-typos.ts';

/** Evaluates SQuAD 2.0. */
export function evaluateSquad({ records, questions }: LabelledKnowledge, chat: readonly string[]): EvalPart {
  const corpus = new IndexedCorpus(records);
  const covered = questions.filter(({ answerable }) => answerable);
  const adversarial = questions.filter(({ answerable }) => !answerable);
  const retrieval = retrievalOf(corpus, covered);
  const escalation = escalationOf(corpus, { covered, adversarial, chat });
  return {
    figures: { ...retrieval.figures, ...escalation.figures },
    details: [...retrieval.details, ...escalation.details],
  };
}

function retrievalOf(corpus: IndexedCorpus, covered: readonly LabelledQuestion[]): EvalPart {
  const { clean, mistyped, typoLoss } = measureWithTypos('SQuAD2', corpus, {
    questions: covered,
    target: 'record',
  });
  const { span, meanWords, tooLong } = measureBlocks(corpus, covered);
  const longer = `SQuAD2: answer blocks longer than ${String(BLOCK_WORDS_MAX)} words`;
  return {
    figures: { squad2: { ...clean, typoR5: mistyped.r5, span } },
    details: [
      typoLoss,
      { label: 'SQuAD2: mean length of answer blocks', value: meanWords, unit: 'words' },
      { label: longer, value: tooLong, unit: '%', goal: { atMost: 0 } },
    ],
  };
}

interface Asked {
  readonly covered: readonly LabelledQuestion[];
  /** Questions about what the paragraphs say, which they nevertheless don't answer: told apart by reading only. */
  readonly adversarial: readonly LabelledQuestion[];
  readonly chat: readonly string[];
}

function escalationOf(corpus: IndexedCorpus, { covered, adversarial, chat }: Asked): EvalPart {
  const estimates = estimateAll(corpus, textsOf(covered));
  const noArticle = estimateWithout(corpus, covered, quarterOf(corpus));
  const noSingleArticle = estimateWithout(corpus, covered, ({ doc }) => doc);
  const noParagraph = estimateWithout(corpus, covered, ({ id }) => id);
  const halves = estimateInHalves(corpus.records, covered);
  const offTopic = estimateAll(corpus, chat);
  const unanswerable = estimateAll(corpus, textsOf(adversarial));
  const figures: EvalFigures = {
    escalation: {
      article: auroc(estimates, noArticle),
      paragraph: auroc(halves.there, halves.missing),
      ...(chat.length > 0 ? { offTopic: auroc(estimates, offTopic) } : {}),
    },
    ece: { own: calibrationError(estimates, [...noArticle, ...offTopic]) },
  };
  const details: EvalDetail[] = [
    {
      label: 'Escalation AUROC, only that article missing',
      value: auroc(estimates, noSingleArticle),
      unit: '',
    },
    {
      label: 'Escalation AUROC, only that paragraph missing',
      value: auroc(estimates, noParagraph),
      unit: '',
    },
    { label: 'ECE, paragraph missing', value: calibrationError(estimates, noParagraph), unit: '' },
  ];
  if (unanswerable.length > 0) {
    const value = auroc(estimates, unanswerable);
    details.push({ label: 'Escalation AUROC, SQuAD2’s adversarial questions', value, unit: '' });
  }
  return { figures, details };
}

/**
 * Parts the articles into quarters that go missing together: knowledge with gaps lacks more than one subject.
 * The fewer are missing, the harder it is, so the figure for one article alone stands beside this one.
 */
function quarterOf(corpus: IndexedCorpus): (record: CorpusRecord) => string {
  const articles = [...new Set(corpus.records.map(({ doc }) => doc))];
  const quarters = new Map(articles.map((article, i) => [article, String(i % 4)]));
  return ({ doc }) => quarters.get(doc) ?? doc;
}

/**
 * Asks knowledge of which half of the paragraphs are missing: what is there has then to be told from what is missing in its midst.
 * Each half is asked in turn.
 * @source The baseline that the goal was set by left half of the paragraphs out; the figure for one paragraph alone stands beside.
 */
function estimateInHalves(
  records: readonly CorpusRecord[],
  questions: readonly LabelledQuestion[],
): { readonly there: number[]; readonly missing: number[] } {
  const isFirst = new Map(records.map(({ id }) => [id, seededRandom(`half ${id}`)() < 0.5]));
  const there: number[] = [];
  const missing: number[] = [];
  for (const half of [true, false]) {
    const corpus = new IndexedCorpus(records.filter(({ id }) => isFirst.get(id) === half));
    for (const { q, gold } of questions)
      (isFirst.get(gold[0] ?? '') === half ? there : missing).push(corpus.coverage(q));
  }
  return { there, missing };
}

function textsOf(questions: readonly LabelledQuestion[]): string[] {
  return questions.map(({ q }) => q);
}
