// Golden questions in MongoDB.

import type { GoldenQuestion } from '@frontdesk/contract';

import { newId } from '../../../new-id.ts';
import type { GoldenQuestionStore } from '../../../ports/answering-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { GoldenQuestionDoc } from '../models/answering.ts';
import type { Models } from '../models/index.ts';

function toGoldenQuestion({ _id: id, question, expect, createdAt }: GoldenQuestionDoc): GoldenQuestion {
  return { id, question, expect, createdAt: createdAt.toISOString() };
}

/** Keeps golden questions in MongoDB. */
export function createGoldenQuestionStore({ goldenQuestions }: Models, clock: Clock): GoldenQuestionStore {
  return {
    async list(assistantId) {
      const docs = await goldenQuestions
        .find({ assistantId })
        .sort({ createdAt: 1, _id: 1 })
        .lean<GoldenQuestionDoc[]>();
      return docs.map(toGoldenQuestion);
    },
    async create(assistantId, input) {
      const doc = { ...input, _id: newId('gold'), assistantId, createdAt: clock.now() };
      await goldenQuestions.create(doc);
      return toGoldenQuestion(doc);
    },
    async remove(assistantId, id) {
      const { deletedCount } = await goldenQuestions.deleteOne({ _id: id, assistantId });
      return deletedCount > 0;
    },
  };
}
