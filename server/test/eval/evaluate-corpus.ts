// Evaluates one knowledge base that was never seen before.

import { auroc } from './measure/judge-estimates.ts';
import { IndexedCorpus } from './measure/indexed-corpus.ts';
import { measureBlocks } from './measure/measure-blocks.ts';
import { estimateAll, estimateWithout } from './measure/measure-escalation.ts';
import { measureRetrieval } from './measure/measure-retrieval.ts';
import type { LabelledKnowledge, LabelledQuestion } from './read-data.ts';

/** The figures of one knowledge base; shares in percent. One that the labels say nothing about is absent. */
export interface CorpusFigures {
  readonly r1?: number;
  readonly r5?: number;
  readonly mrr10?: number;
  /** The right document is among the first five. */
  readonly docR5?: number;
  /** Blocks of retrieved records that hold a right answer. */
  readonly span?: number;
  /** Of questions that are labelled as unanswerable; without such labels, of the same questions with their document missing. */
  readonly escalationAuroc?: number;
}

/**
 * Evaluates a knowledge base.
 * @throws {Error} when no question is labelled with a record or a document of the corpus
 */
export function evaluateCorpus({ records, questions }: LabelledKnowledge): CorpusFigures {
  const corpus = new IndexedCorpus(records);
  const covered = withDocuments(
    questions.filter(({ answerable }) => answerable),
    corpus,
  );
  const byRecord = covered.filter(({ gold }) => gold.length > 0);
  const byDocument = covered.filter(({ golddoc }) => golddoc !== undefined);
  if (byRecord.length === 0 && byDocument.length === 0) {
    throw new Error(
      'No question has a label (gold or golddoc) that the corpus holds, so nothing can be measured.',
    );
  }
  const quoted = byRecord.filter(({ answers }) => answers.length > 0);
  const span = quoted.length > 0 ? measureBlocks(corpus, quoted).span : NaN;
  return {
    ...(byRecord.length > 0 ? measureRetrieval(corpus, byRecord, 'record') : {}),
    ...(byDocument.length > 0 ? { docR5: measureRetrieval(corpus, byDocument, 'document').r5 } : {}),
    ...(Number.isNaN(span) ? {} : { span }),
    ...escalationFigure(corpus, covered, questions),
  };
}

/** Keeps the labels that the corpus holds, and names the document where only a record is labelled. */
function withDocuments(questions: readonly LabelledQuestion[], corpus: IndexedCorpus): LabelledQuestion[] {
  const documentOf = new Map(corpus.records.map(({ id, doc }) => [id, doc]));
  const documents = new Set(documentOf.values());
  return questions.map((question) => {
    const gold = question.gold.filter((id) => documentOf.has(id));
    const golddoc = question.golddoc ?? documentOf.get(gold[0] ?? '');
    return { ...question, gold, golddoc: documents.has(golddoc ?? '') ? golddoc : undefined };
  });
}

function escalationFigure(
  corpus: IndexedCorpus,
  covered: readonly LabelledQuestion[],
  questions: readonly LabelledQuestion[],
): Pick<CorpusFigures, 'escalationAuroc'> {
  const unanswerable = questions.filter(({ answerable }) => !answerable).map(({ q }) => q);
  const documents = new Set(corpus.records.map(({ doc }) => doc));
  if (unanswerable.length === 0 && documents.size < 2) return {};
  const uncovered =
    unanswerable.length > 0
      ? estimateAll(corpus, unanswerable)
      : estimateWithout(corpus, covered, ({ doc }) => doc);
  if (uncovered.length === 0) return {};
  const estimates = estimateAll(
    corpus,
    covered.map(({ q }) => q),
  );
  return { escalationAuroc: auroc(estimates, uncovered) };
}
