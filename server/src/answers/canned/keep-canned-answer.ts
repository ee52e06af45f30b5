// Keeps what an owner wrote as a canned answer, unless golden questions speak against giving it to visitors.

import type { AssistantId, CannedAnswer, CannedAnswerId, CannedAnswerInput } from '@frontdesk/contract';

import { newId } from '../../new-id.ts';
import type { CannedAnswerStore } from '../../ports/answering-store.ts';
import { guardChange, type GuardDeps } from '../golden/guard-change.ts';

/** What keeping canned answers needs. */
export interface KeepCannedDeps extends GuardDeps {
  readonly cannedAnswers: CannedAnswerStore;
}

/**
 * Keeps a new canned answer.
 * @throws {AppError} `golden_questions_failed` when it is to be live at once and golden questions that block publishing would fail with it
 */
export async function createCannedAnswer(
  deps: KeepCannedDeps,
  assistantId: AssistantId,
  input: CannedAnswerInput,
): Promise<CannedAnswer> {
  await guard(deps, assistantId, { ...input, id: newId('can') });
  return deps.cannedAnswers.create(assistantId, input);
}

/**
 * Replaces a canned answer.
 * @returns the canned answer as it is now, or `null` when there is none with this id
 * @throws {AppError} `golden_questions_failed`, as {@link createCannedAnswer}
 */
export async function replaceCannedAnswer(
  deps: KeepCannedDeps,
  assistantId: AssistantId,
  { id, ...input }: CannedAnswerInput & { readonly id: CannedAnswerId },
): Promise<CannedAnswer | null> {
  await guard(deps, assistantId, { ...input, id });
  return deps.cannedAnswers.replace(assistantId, id, input);
}

/** A draft answers nobody, so it may say what it likes; publishing it asks the golden questions. */
async function guard(
  deps: KeepCannedDeps,
  assistantId: AssistantId,
  written: CannedAnswerInput & { readonly id: CannedAnswerId },
): Promise<void> {
  if (written.state === 'draft') return;
  const now = deps.clock.now().toISOString();
  await guardChange(deps, assistantId, { canned: { ...written, createdAt: now, updatedAt: now } });
}
