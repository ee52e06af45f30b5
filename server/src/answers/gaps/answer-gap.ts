// Closes a gap: what the owner wrote is kept, and everybody's question is asked again.

import type {
  AssistantId,
  CannedAnswerId,
  DocumentId,
  Gap,
  GapAnswered,
  GapAnswerInput,
  GapRetry,
} from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { GapStore, StoredGap } from '../../ports/gap-store.ts';
import { askOnce, outlineOf } from '../ask-once.ts';
import { createCannedAnswer, type KeepCannedDeps } from '../canned/keep-canned-answer.ts';
import { inParallel } from '../in-parallel.ts';

/** What answering a gap needs. */
export interface AnswerGapDeps extends KeepCannedDeps {
  readonly gaps: GapStore;
  readonly addDocument: AddDocument;
}

/** Adds a document to an assistant's knowledge, so that the next question finds it. */
export type AddDocument = (document: {
  readonly assistantId: AssistantId;
  /** Names the document; the same name replaces it. */
  readonly sourceKey: string;
  readonly title: string;
  readonly markdown: string;
}) => Promise<DocumentId>;

/** Enough to be quick, few enough for a model service's limits. */
const ASKED_AT_ONCE = 4;

/**
 * Keeps what an owner wrote for a gap, asks its questions again, and says how they fared before and after.
 * The gap counts as answered when at least one question needs no person any more; otherwise it stays open, with what was written.
 * @throws {AppError} `not_found` when the assistant has no such gap; `golden_questions_failed` when a golden question that blocks publishing
 *   would fail with the canned answer
 */
export async function answerGap(
  deps: AnswerGapDeps,
  { assistantId, id }: { readonly assistantId: AssistantId; readonly id: Gap['id'] },
  input: GapAnswerInput,
): Promise<GapAnswered> {
  const gap = await deps.gaps.find(assistantId, id);
  const assistant = await deps.assistants.findAssistant(assistantId);
  if (!gap || !assistant) throw new AppError('not_found');
  const written = await keep(deps, { assistantId, gap }, input);
  const retries = await inParallel(gap.questions, ASKED_AT_ONCE, async (asked): Promise<GapRetry> => {
    const question = { assistant, question: asked.text, history: [] };
    const after = outlineOf(await askOnce(deps.writer, question));
    const before = { reason: asked.reason, confidence: asked.confidence };
    return { question: asked.text, before, after };
  });
  const answered = retries.filter(({ after }) => after.reason === null).length;
  const resolution = { kind: input.kind, id: written, at: deps.clock.now().toISOString() };
  const state = answered > 0 ? 'answered' : gap.state;
  const changed = await deps.gaps.setState(assistantId, id, { state, resolution });
  return { gap: toGap(changed ?? gap), retries, answered };
}

async function keep(
  deps: AnswerGapDeps,
  { assistantId, gap }: { readonly assistantId: AssistantId; readonly gap: StoredGap },
  input: GapAnswerInput,
): Promise<CannedAnswerId | DocumentId> {
  if (input.kind === 'document') {
    const { title, markdown } = input;
    return deps.addDocument({ assistantId, sourceKey: gap.id, title, markdown });
  }
  const question = input.question ?? gap.question;
  const asked = new Set(gap.questions.map(({ text }) => text));
  asked.delete(question);
  const variants = [...asked].slice(0, VARIANTS_MAX);
  const { id } = await createCannedAnswer(deps, assistantId, {
    question,
    variants,
    answer: input.answer,
    state: 'live',
  });
  return id;
}

/** As many of the visitors' own words are kept with the answer, so that it is found by them. */
const VARIANTS_MAX = 20;

/** A gap as its owner sees it. */
export function toGap({ questions: _kept, ...gap }: StoredGap): Gap {
  return gap;
}
