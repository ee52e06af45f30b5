// How an assistant answers, over REST: settings, canned answers.

import {
  answeringChangeSchema,
  answeringStateSchema,
  cannedAnswerInputSchema,
  cannedAnswerSchema,
  idSchema,
  pageOf,
  pageQuerySchema,
  publishedSchema,
} from '@frontdesk/contract/schemas';

import {
  createCannedAnswer,
  replaceCannedAnswer,
  type KeepCannedDeps,
} from '../../answers/canned/keep-canned-answer.ts';
import { changeSettings, readSettings, type AnsweringSettingsDeps } from '../../answers/change-settings.ts';
import { publishDrafts, type PublishDeps } from '../../answers/golden/publish-drafts.ts';
import { AppError } from '../../errors.ts';
import type { AnsweringSettingsStore } from '../../ports/answering-store.ts';
import { parsePayload } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageByOffset } from './page-by-offset.ts';

/** What these addresses work with. */
export interface AnsweringDeps extends PublishDeps, KeepCannedDeps, AnsweringSettingsDeps {
  readonly answering: AnsweringSettingsStore;
}

const cannedId = (given: string) => parsePayload(idSchema('can'), given);

/** Declares the addresses of settings and canned answers. */
export function answeringEndpoints(deps: AnsweringDeps): readonly Endpoint[] {
  return [...settingsEndpoints(deps), ...cannedListEndpoints(deps), ...cannedAnswerEndpoints(deps)];
}

function settingsEndpoints(deps: AnsweringDeps): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/answering',
      scope: 'settings:read',
      summary: 'Read how the assistant answers, and what the desk can offer.',
      reply: answeringStateSchema,
      run: async ({ params }) => readSettings(deps, params.assistantId),
    }),
    endpoint({
      method: 'put',
      path: '/assistants/:assistantId/answering',
      scope: 'settings:write',
      summary: 'Change how the assistant answers; what is left out stays. Golden questions can refuse it.',
      body: answeringChangeSchema,
      reply: answeringStateSchema,
      run: async ({ params, body }) => changeSettings(deps, params.assistantId, body),
    }),
  ];
}

function cannedListEndpoints(deps: AnsweringDeps): readonly Endpoint[] {
  const { cannedAnswers } = deps;
  return [
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/canned-answers/publish',
      scope: 'knowledge:write',
      summary: 'Publish all drafts, unless golden questions fail with them and block publishing.',
      reply: publishedSchema,
      run: async ({ params }) => publishDrafts(deps, params.assistantId),
    }),
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/canned-answers',
      scope: 'knowledge:read',
      summary: 'List the canned answers, the latest first.',
      query: pageQuerySchema,
      reply: pageOf(cannedAnswerSchema),
      run: async ({ params, query }) => {
        const all = await cannedAnswers.list(params.assistantId);
        return pageByOffset(query, async ({ skip, limit }) => all.slice(skip, skip + limit));
      },
    }),
    endpoint({
      method: 'post',
      path: '/assistants/:assistantId/canned-answers',
      scope: 'knowledge:write',
      summary: 'Write a canned answer: it wins over the documents when a question asks the same.',
      body: cannedAnswerInputSchema,
      reply: cannedAnswerSchema,
      status: 201,
      run: async ({ params, body }) => createCannedAnswer(deps, params.assistantId, body),
    }),
  ];
}

function cannedAnswerEndpoints(deps: AnsweringDeps): readonly Endpoint[] {
  return [
    endpoint({
      method: 'put',
      path: '/assistants/:assistantId/canned-answers/:cannedAnswerId',
      scope: 'knowledge:write',
      summary: 'Replace a canned answer.',
      body: cannedAnswerInputSchema,
      reply: cannedAnswerSchema,
      async run({ params, body }) {
        const id = cannedId(params.cannedAnswerId);
        return found(await replaceCannedAnswer(deps, params.assistantId, { ...body, id }));
      },
    }),
    endpoint({
      method: 'delete',
      path: '/assistants/:assistantId/canned-answers/:cannedAnswerId',
      scope: 'knowledge:write',
      summary: 'Remove a canned answer.',
      async run({ params }) {
        found(await deps.cannedAnswers.remove(params.assistantId, cannedId(params.cannedAnswerId)));
      },
    }),
  ];
}

/** @throws {AppError} `not_found` for nothing */
function found<Value>(value: Value | null | false): Value {
  if (value === null || value === false) throw new AppError('not_found');
  return value;
}
