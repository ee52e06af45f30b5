// What was not answered well, over REST: gaps, and the golden questions that keep answers right.

import {
  gapAnsweredSchema,
  gapAnswerInputSchema,
  gapQuerySchema,
  gapSchema,
  gapStateSchema,
  goldenQuestionInputSchema,
  goldenQuestionListSchema,
  goldenQuestionSchema,
  goldenRunSchema,
  idSchema,
  pageOf,
  shortListQuerySchema,
} from '@frontdesk/contract/schemas';

import { answerGap, toGap, type AnswerGapDeps } from '../../answers/gaps/answer-gap.ts';
import { runGoldenQuestions, type GoldenDeps } from '../../answers/golden/run-golden-questions.ts';
import { AppError } from '../../errors.ts';
import { parsePayload } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageByOffset, pageOfWhole } from './page-by-offset.ts';

const gapId = (given: string) => parsePayload(idSchema('gap'), given);
const goldenId = (given: string) => parsePayload(idSchema('gold'), given);

/** A run asks every golden question, so their number is bounded. */
const GOLDEN_QUESTIONS_MAX = 200;

/** Declares the addresses of gaps. */
export function gapEndpoints(deps: AnswerGapDeps): readonly Endpoint[] {
  return [...gapReadEndpoints(deps), ...gapWriteEndpoints(deps)];
}

function gapReadEndpoints({ gaps }: AnswerGapDeps): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/gaps',
      scope: 'knowledge:read',
      summary: 'List what could not be answered well, grouped by meaning, the most asked first.',
      query: gapQuerySchema,
      reply: pageOf(gapSchema),
      async run({ params, query: { state, ...page } }) {
        return pageByOffset(page, async (part) =>
          (await gaps.list(params.assistantId, { state, ...part })).map(toGap),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/gaps/:gapId',
      scope: 'knowledge:read',
      summary: 'Read a gap.',
      reply: gapSchema,
      async run({ params }) {
        const gap = await gaps.find(params.assistantId, gapId(params.gapId));
        if (!gap) throw new AppError('not_found');
        return toGap(gap);
      },
    }),
  ];
}

function gapWriteEndpoints(deps: AnswerGapDeps): readonly Endpoint[] {
  const { gaps } = deps;
  return [
    endpoint({
      method: 'put',
      path: '/assistants/:assistantId/gaps/:gapId',
      scope: 'knowledge:write',
      summary: 'Say that a gap needs no answer, or that it does.',
      body: gapStateSchema,
      reply: gapSchema,
      async run({ params, body }) {
        const gap = await gaps.setState(params.assistantId, gapId(params.gapId), body);
        if (!gap) throw new AppError('not_found');
        return toGap(gap);
      },
    }),
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/gaps/:gapId/answer',
      scope: 'knowledge:write',
      summary: 'Write the answer to a gap, ask its questions again, and see before and after.',
      body: gapAnswerInputSchema,
      reply: gapAnsweredSchema,
      run: async ({ params, body }) =>
        answerGap(deps, { assistantId: params.assistantId, id: gapId(params.gapId) }, body),
    }),
  ];
}

/** Declares the addresses of golden questions. */
export function goldenEndpoints(deps: GoldenDeps): readonly Endpoint[] {
  const { goldenQuestions } = deps;
  return [
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/golden-questions/run',
      scope: 'knowledge:read',
      summary: 'Ask all golden questions, and see which are answered as they must be.',
      reply: goldenRunSchema,
      run: async ({ params }) => runGoldenQuestions(deps, params.assistantId),
    }),
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/golden-questions',
      scope: 'knowledge:read',
      summary: 'List the golden questions.',
      query: shortListQuerySchema,
      reply: goldenQuestionListSchema,
      run: async ({ params, query }) => pageOfWhole(query, await goldenQuestions.list(params.assistantId)),
    }),
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/golden-questions',
      scope: 'knowledge:write',
      summary: 'Add a golden question.',
      body: goldenQuestionInputSchema,
      reply: goldenQuestionSchema,
      status: 201,
      async run({ params, body }) {
        const all = await goldenQuestions.list(params.assistantId);
        if (all.length >= GOLDEN_QUESTIONS_MAX) {
          const details = [`question: an assistant has at most ${GOLDEN_QUESTIONS_MAX} golden questions`];
          throw new AppError('invalid_payload', { details });
        }
        return goldenQuestions.create(params.assistantId, body);
      },
    }),
    endpoint({
      method: 'delete',
      path: '/assistants/:assistantId/golden-questions/:goldenQuestionId',
      scope: 'knowledge:write',
      summary: 'Remove a golden question.',
      async run({ params }) {
        const id = goldenId(params.goldenQuestionId);
        if (!(await goldenQuestions.remove(params.assistantId, id))) throw new AppError('not_found');
      },
    }),
  ];
}
