// Keeps a change from going live with which a golden question would fail.

import type { AssistantId } from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { Trial } from '../../ports/answer-writer.ts';
import type { AnsweringSettingsStore } from '../../ports/answering-store.ts';
import { runGoldenQuestions, type GoldenDeps } from './run-golden-questions.ts';

/** What guarding needs. */
export interface GuardDeps extends GoldenDeps {
  readonly answering: Pick<AnsweringSettingsStore, 'read'>;
}

/** So many questions are named in a refusal; more would hide the first. */
const NAMED_MAX = 20;

/**
 * Asks the golden questions with a change before it counts, where they block publishing. A question that fails without the change as well is
 * not held against it: otherwise one broken document would lock every setting.
 * @throws {AppError} `golden_questions_failed` with the questions that the change would break
 */
export async function guardChange(deps: GuardDeps, assistantId: AssistantId, trial: Trial): Promise<void> {
  const { goldenBlocksPublishing } = await deps.answering.read(assistantId);
  if (!goldenBlocksPublishing) return;
  const withIt = await runGoldenQuestions(deps, assistantId, { trial });
  const failing = withIt.results.filter(({ ok }) => !ok).map(({ id }) => id);
  if (failing.length === 0) return;
  const withoutIt = await runGoldenQuestions(deps, assistantId, { only: failing });
  const broken = withoutIt.results.filter(({ ok }) => ok);
  if (broken.length === 0) return;
  const named = broken.slice(0, NAMED_MAX).map(({ question, expect }) => `“${question}”: ${expect}`);
  const more = broken.length - named.length;
  const details = more > 0 ? [...named, `and ${String(more)} more`] : named;
  throw new AppError('golden_questions_failed', { details });
}
