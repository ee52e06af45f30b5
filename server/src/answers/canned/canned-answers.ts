// Finds the canned answer that a question asks for.

import type { AssistantId, CannedAnswer } from '@frontdesk/contract';

import type { CannedAnswerStore } from '../../ports/answering-store.ts';
import { likeness, questionTerms, type QuestionTerms } from '../similar/question-likeness.ts';

/** A canned answer that fits a question. */
export interface CannedMatch {
  readonly canned: CannedAnswer;
  /** How alike the questions are, 0 to 1. */
  readonly likeness: number;
}

/** Which canned answers count besides those that are published. */
export interface Candidates {
  readonly withDrafts?: boolean;
  /** One that is tried out, in place of the one with its id. */
  readonly trial?: CannedAnswer | undefined;
}

/** Finds canned answers. */
export interface CannedAnswers {
  /** @returns the canned answer that a question asks for, or `undefined` when none fits well, or two fit alike */
  find(assistantId: AssistantId, question: string, options?: Candidates): Promise<CannedMatch | undefined>;
}

/**
 * A question must be at least so much like a written one.
 * @source banking77 (77 intents of one bank, 5 written questions each): 20 % of other people's questions are answered at this likeness,
 *   85 % of them rightly; what is wrong there is mostly a neighbour such as “card arrival” for “card delivery estimate”
 */
export const CANNED_LIKENESS_MIN = 0.75;
/** When another canned answer fits nearly as well, the documents decide. */
const CANNED_LEAD_MIN = 0.05;

/** Finds canned answers in a store. What was analysed once is kept while it is unchanged. */
export function createCannedAnswers(store: Pick<CannedAnswerStore, 'list'>): CannedAnswers {
  const known = new Map<string, { readonly updatedAt: string; readonly asked: readonly QuestionTerms[] }>();
  const termsOf = (canned: CannedAnswer): readonly QuestionTerms[] => {
    const { id, updatedAt } = canned;
    const before = known.get(id);
    if (before?.updatedAt === updatedAt) return before.asked;
    const asked = analysed(canned);
    known.set(id, { updatedAt, asked });
    return asked;
  };
  return {
    async find(assistantId, question, { withDrafts = false, trial } = {}) {
      const kept = await store.list(assistantId);
      const all = trial ? [trial, ...kept.filter(({ id }) => id !== trial.id)] : kept;
      const terms = questionTerms(question);
      const matches = all
        .filter(({ state }) => withDrafts || state === 'live')
        .map((canned) => ({
          canned,
          likeness: Math.max(
            ...(canned === trial ? analysed(canned) : termsOf(canned)).map((asked) => likeness(terms, asked)),
          ),
        }))
        .toSorted((a, b) => b.likeness - a.likeness);
      const [best, second] = matches;
      if (best === undefined || best.likeness < CANNED_LIKENESS_MIN) return undefined;
      const isClear = best.likeness === 1 || best.likeness - (second?.likeness ?? 0) >= CANNED_LEAD_MIN;
      return isClear ? best : undefined;
    },
  };
}

function analysed({ question, variants }: CannedAnswer): readonly QuestionTerms[] {
  return [question, ...variants].map((each) => questionTerms(each));
}
