// Publishes canned answers that were drafts, unless golden questions speak against it.

import type { AssistantId, Published } from '@frontdesk/contract';

import type { AnsweringSettingsStore, CannedAnswerStore } from '../../ports/answering-store.ts';
import { runGoldenQuestions, type GoldenDeps } from './run-golden-questions.ts';

/** What publishing needs. */
export interface PublishDeps extends GoldenDeps {
  readonly cannedAnswers: CannedAnswerStore;
  readonly answering: Pick<AnsweringSettingsStore, 'read'>;
}

/**
 * Publishes all drafts of an assistant. Where golden questions block publishing, they are asked with the drafts first, and one that fails
 * leaves every draft a draft. What is published are exactly the drafts that were there when it began.
 * @throws {AppError} `not_found` when there is no such assistant
 */
export async function publishDrafts(deps: PublishDeps, assistantId: AssistantId): Promise<Published> {
  const { goldenBlocksPublishing } = await deps.answering.read(assistantId);
  const drafts = (await deps.cannedAnswers.list(assistantId)).filter(({ state }) => state === 'draft');
  const golden = goldenBlocksPublishing
    ? await runGoldenQuestions(deps, assistantId, { withDrafts: true })
    : null;
  if (golden && golden.failed > 0) return { published: 0, golden };
  const ids = drafts.map(({ id }) => id);
  return { published: await deps.cannedAnswers.publish(assistantId, ids), golden };
}
