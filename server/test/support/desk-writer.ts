// The real writer of answers over a test desk's stores, offline.

import { createCannedAnswers } from '../../src/answers/canned/canned-answers.ts';
import { createExtractiveProvider } from '../../src/answers/extractive/extractive-provider.ts';
import { createAnswerWriter } from '../../src/answers/write-answer.ts';
import type { Stores } from '../../src/adapters/mongo/index.ts';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import type { AnswerWriter } from '../../src/ports/answer-writer.ts';
import { systemClock } from '../../src/ports/clock.ts';

/** Makes a writer that answers from what the stores hold at the moment of the question. */
export function createDeskWriter(stores: () => Stores): AnswerWriter {
  return {
    async *write(question, signal) {
      const { documents, answering, cannedAnswers } = stores();
      const writer = createAnswerWriter({
        retriever: createKnowledgeBase({ documents }),
        chooseProvider: () => createExtractiveProvider(),
        settings: answering,
        cannedAnswers: createCannedAnswers(cannedAnswers),
        citationUrl: ({ documentId, anchor }) => `https://desk.example/${documentId}#${anchor}`,
        clock: systemClock,
      });
      yield* writer.write(question, signal);
    },
  };
}
