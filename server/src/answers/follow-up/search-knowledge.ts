// Searches the knowledge for what a visitor means: follow-up questions are completed first, and a model may reorder what was found.

import type { Passage } from '../../ports/passage.ts';
import type { QuestionModel } from '../../ports/question-model.ts';
import type { Retrieval, Retriever } from '../../ports/retriever.ts';
import type { Draft } from '../draft.ts';
import { condenseQuestion } from './condense-question.ts';

/** What searching needs. */
export interface SearchDeps {
  readonly retriever: Retriever;
  readonly questionModel?: QuestionModel | undefined;
  readonly onFailure?: (error: unknown) => void;
}

/** How many passages an answer may rest on: the right one is among the best five in 95 of 100 cases, the rest is its surroundings. */
const PASSAGES_MAX = 6;
/** A model reorders more than an answer rests on, or it could not bring up what the search ranks low. */
const RANKED_MAX = 20;

/** Finds what an answer may rest on, and notes in the draft what was searched for. */
export async function searchKnowledge(draft: Draft, deps: SearchDeps, signal: AbortSignal): Promise<void> {
  let retrieval = await retrieve(draft, deps, draft.asked);
  const condensed = condenseQuestion(draft.asked, draft.history, draft.intent.language);
  if (condensed && (condensed.refersBack || retrieval.coverage < draft.settings.confidenceMin)) {
    const query = await completed(draft, condensed.query, { deps, signal });
    const other = await retrieve(draft, deps, query);
    if (other.coverage >= retrieval.coverage) {
      retrieval = other;
      draft.searchedFor = query;
    }
  }
  const passages = await rank(draft, retrieval.passages, { deps, signal });
  draft.retrieval = { ...retrieval, passages: passages.slice(0, PASSAGES_MAX) };
}

/** A model's own words, where the owner wants that; otherwise, and when the model fails, the words that were added. */
async function completed(draft: Draft, condensed: string, { deps, signal }: Helping): Promise<string> {
  const { asked, history, settings } = draft;
  if (!settings.rewritesQuestions || !deps.questionModel) return condensed;
  try {
    return await deps.questionModel.completeQuestion(asked, history, {
      signal,
      meter: draft.question.meter,
    });
  } catch (error) {
    if (!signal.aborted) deps.onFailure?.(error);
    draft.notes.push('The model did not complete the question; words of the question before were added.');
    return condensed;
  }
}

async function retrieve(draft: Draft, { retriever }: SearchDeps, question: string): Promise<Retrieval> {
  const { assistant, audience, meter } = draft.question;
  return retriever.retrieve({
    assistantId: assistant.id,
    question,
    limit: draft.settings.reranks ? RANKED_MAX : PASSAGES_MAX,
    ...(audience && { audience }),
    ...(meter && { meter }),
  });
}

interface Helping {
  readonly deps: SearchDeps;
  readonly signal: AbortSignal;
}

async function rank(
  draft: Draft,
  passages: readonly Passage[],
  { deps, signal }: Helping,
): Promise<readonly Passage[]> {
  if (!draft.settings.reranks || !deps.questionModel || passages.length < 2) return passages;
  try {
    const order = await deps.questionModel.rankPassages(draft.searchedFor ?? draft.asked, passages, {
      signal,
      meter: draft.question.meter,
    });
    const positions = new Set([...order.filter((at) => at in passages), ...passages.keys()]);
    draft.notes.push('A model reordered the passages.');
    return [...positions].flatMap((at) => passages[at] ?? []);
  } catch (error) {
    if (!signal.aborted) deps.onFailure?.(error);
    draft.notes.push('The model did not reorder the passages.');
    return passages;
  }
}
