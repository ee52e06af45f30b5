// A program's question without a conversation: it brings what was said before, and nothing is kept.

import type { AnswerWriter, Question } from '../../ports/answer-writer.ts';
import { refuseWhileDraining, type Draining } from '../draining.ts';
import { toProgramAnswer, type ProgramEvent } from './program-answer.ts';

/** @source AISupportBot's document: a history of at most 15 entries is kept */
export const HISTORY_TURNS_MAX = 15;

/** What asking once needs. */
export interface AskOnceDeps {
  readonly writer: AnswerWriter;
  readonly draining: Draining;
}

/**
 * Answers a question as a visitor's would be: the same knowledge, the same rules for citations and escalation.
 * @param question of its history the last {@link HISTORY_TURNS_MAX} turns count
 * @param signal ends the writing, such as when the program hangs up
 * @throws {AppError} `unavailable` while the desk is about to stop
 */
export async function* askOnce(
  { writer, draining }: AskOnceDeps,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<ProgramEvent> {
  refuseWhileDraining(draining);
  const history = question.history.slice(-HISTORY_TURNS_MAX);
  for await (const event of writer.write({ ...question, history }, signal)) {
    yield event.type === 'done' ? toProgramAnswer(event) : event;
  }
}
