// Gaps in MongoDB.

import { trusted } from 'mongoose';

import type { GapQuestion } from '@frontdesk/contract';

import { newId } from '../../../new-id.ts';
import type { GapStore, StoredGap } from '../../../ports/gap-store.ts';
import type { GapDoc } from '../models/answering.ts';
import type { Models } from '../models/index.ts';

/** As many questions of one gap are kept; asking them again takes a minute with a slow model. */
const QUESTIONS_MAX = 50;
/** As many of them are shown. */
const EXAMPLES_MAX = 5;
/** A question is compared with as many gaps, the latest ones. */
const HEADS_MAX = 2_000;

/** The questions are kept in the order of their asking, and given the latest first. */
function toGap({
  _id: id,
  assistantId: _tenant,
  questions: kept,
  firstAskedAt,
  lastAskedAt,
  ...rest
}: GapDoc): StoredGap {
  const questions = kept.toReversed();
  return {
    ...rest,
    id,
    questions,
    examples: questions.slice(0, EXAMPLES_MAX),
    firstAskedAt: firstAskedAt.toISOString(),
    lastAskedAt: lastAskedAt.toISOString(),
  };
}

function withQuestion(question: GapQuestion) {
  return {
    $inc: { count: 1, [`reasons.${question.reason}`]: 1 },
    $push: { questions: { $each: [question], $slice: -QUESTIONS_MAX } },
    $max: { lastAskedAt: new Date(question.askedAt) },
  };
}

function reads({ gaps }: Models): Pick<GapStore, 'list' | 'listHeads' | 'find'> {
  return {
    async list(assistantId, { state, limit, skip }) {
      const docs = await gaps
        .find({ assistantId, state })
        .sort({ count: -1, lastAskedAt: -1, _id: 1 })
        .skip(skip)
        .limit(limit)
        .lean<GapDoc[]>();
      return docs.map(toGap);
    },
    async listHeads(assistantId) {
      const docs = await gaps
        .find({ assistantId }, { question: 1 })
        .sort({ lastAskedAt: -1 })
        .limit(HEADS_MAX)
        .lean<Pick<GapDoc, '_id' | 'question'>[]>();
      return docs.map(({ _id: id, question }) => ({ id, question }));
    },
    async find(assistantId, id) {
      const doc = await gaps.findOne({ _id: id, assistantId }).lean<GapDoc>();
      return doc && toGap(doc);
    },
  };
}

/** Keeps gaps in MongoDB. */
export function createGapStore(models: Models): GapStore {
  const { gaps } = models;
  return {
    ...reads(models),
    async open(assistantId, question) {
      const askedAt = new Date(question.askedAt);
      const doc: GapDoc = {
        _id: newId('gap'),
        assistantId,
        question: question.text,
        state: 'open',
        count: 1,
        reasons: { [question.reason]: 1 },
        questions: [question],
        firstAskedAt: askedAt,
        lastAskedAt: askedAt,
      };
      await gaps.create(doc);
      return toGap(doc);
    },
    async add(assistantId, id, question) {
      const isNews = { 'questions.messageId': trusted({ $ne: question.messageId }) };
      const { modifiedCount } = await gaps.updateOne(
        { _id: id, assistantId, ...isNews },
        withQuestion(question),
      );
      if (modifiedCount === 0) return false;
      await gaps.updateOne({ _id: id, assistantId, state: 'answered' }, { $set: { state: 'open' } });
      return true;
    },
    async setState(assistantId, id, { state, resolution }) {
      const doc = await gaps
        .findOneAndUpdate(
          { _id: id, assistantId },
          { $set: { state, ...(resolution && { resolution }) } },
          { returnDocument: 'after' },
        )
        .lean<GapDoc>();
      return doc && toGap(doc);
    },
  };
}
