// Groups the questions that were not answered well by their meaning.

import type { AssistantId, GapId, GapQuestion } from '@frontdesk/contract';

import type { GapRecorder, GapStore } from '../../ports/gap-store.ts';
import { createTurns } from '../../take-turns.ts';
import { likeness, questionTerms, type QuestionTerms } from '../similar/question-likeness.ts';

/** What recording needs. */
export interface GapRecorderDeps {
  readonly gaps: GapStore;
  /** Hears why a question could not be noted. */
  readonly onFailure: (error: unknown) => void;
}

/** Questions that share most of their terms belong together; canned answers need more likeness, because a wrong one is read by visitors. */
const SAME_GAP_LIKENESS_MIN = 0.6;
/** The analysed heads of as many gaps are kept. */
const KNOWN_HEADS_MAX = 10_000;

/** Makes the recorder. Questions of one assistant are noted one after the other, so that two alike don't open two gaps. */
export function createGapRecorder({ gaps, onFailure }: GapRecorderDeps): GapRecorder {
  const takeTurns = createTurns();
  const known = new Map<GapId, QuestionTerms>();

  const termsOf = (id: GapId, question: string): QuestionTerms => {
    const terms = known.get(id) ?? questionTerms(question);
    if (known.size >= KNOWN_HEADS_MAX) known.clear();
    known.set(id, terms);
    return terms;
  };

  const note = async (assistantId: AssistantId, question: GapQuestion): Promise<void> => {
    const terms = questionTerms(question.text);
    const [best] = (await gaps.listHeads(assistantId))
      .map((head) => ({ id: head.id, likeness: likeness(terms, termsOf(head.id, head.question)) }))
      .toSorted((a, b) => b.likeness - a.likeness);
    if (best && best.likeness >= SAME_GAP_LIKENESS_MIN) await gaps.add(assistantId, best.id, question);
    else await gaps.open(assistantId, question);
  };

  return {
    async record(assistantId, question) {
      await takeTurns(assistantId, async () => note(assistantId, question)).catch(onFailure);
    },
  };
}
