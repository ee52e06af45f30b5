// Canned answers in MongoDB.

import { trusted } from 'mongoose';

import type { CannedAnswer } from '@frontdesk/contract';

import { newId } from '../../../new-id.ts';
import type { CannedAnswerStore } from '../../../ports/answering-store.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { CannedAnswerDoc } from '../models/answering.ts';
import type { Models } from '../models/index.ts';

function toCannedAnswer(doc: CannedAnswerDoc): CannedAnswer {
  const { _id: id, question, variants, answer, state, createdAt, updatedAt } = doc;
  return {
    id,
    question,
    variants,
    answer,
    state,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** Keeps canned answers in MongoDB. */
export function createCannedAnswerStore({ cannedAnswers }: Models, clock: Clock): CannedAnswerStore {
  return {
    async list(assistantId) {
      const docs = await cannedAnswers
        .find({ assistantId })
        .sort({ updatedAt: -1, _id: 1 })
        .lean<CannedAnswerDoc[]>();
      return docs.map(toCannedAnswer);
    },
    async create(assistantId, input) {
      const now = clock.now();
      const doc = { ...input, _id: newId('can'), assistantId, createdAt: now, updatedAt: now };
      await cannedAnswers.create(doc);
      return toCannedAnswer(doc);
    },
    async replace(assistantId, id, input) {
      const doc = await cannedAnswers
        .findOneAndUpdate(
          { _id: id, assistantId },
          { $set: { ...input, updatedAt: clock.now() } },
          { returnDocument: 'after' },
        )
        .lean<CannedAnswerDoc>();
      return doc && toCannedAnswer(doc);
    },
    async remove(assistantId, id) {
      const { deletedCount } = await cannedAnswers.deleteOne({ _id: id, assistantId });
      return deletedCount > 0;
    },
    async publish(assistantId, ids) {
      const { modifiedCount } = await cannedAnswers.updateMany(
        { assistantId, _id: trusted({ $in: [...ids] }), state: 'draft' },
        { $set: { state: 'live', updatedAt: clock.now() } },
      );
      return modifiedCount;
    },
  };
}
