// Sources of the knowledge over REST, and the jobs on them.

import type { JobId, SourceDraft, SourceId } from '@frontdesk/contract';
import {
  idSchema,
  jobSchema,
  shortListQuerySchema,
  sourceChangesSchema,
  sourceDraftSchema,
  sourceListSchema,
  sourceSchema,
} from '@frontdesk/contract/schemas';

import type { Caller } from '../../access/caller.ts';
import { AppError } from '../../errors.ts';
import type { Sources } from '../../ingestion/sources/sources.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageOfWhole } from './page-by-offset.ts';

const SOURCES = '/assistants/:assistantId/sources';
const SOURCE = `${SOURCES}/:sourceId` as const;
const JOB = '/assistants/:assistantId/jobs/:jobId';
const READ = { scope: 'knowledge:read' } as const;
const WRITE = { scope: 'knowledge:write' } as const;

/** Declares the addresses of sources and jobs. */
export function sourceEndpoints(sources: Sources): readonly Endpoint[] {
  return [...allSources(sources), ...oneSource(sources), ...jobs(sources)];
}

function allSources(sources: Sources): readonly Endpoint[] {
  return [
    endpoint({
      ...READ,
      method: 'get',
      path: SOURCES,
      summary: 'List where documents come from, each with its latest job.',
      query: shortListQuerySchema,
      reply: sourceListSchema,
      run: async ({ params, query }) => pageOfWhole(query, await sources.list(params.assistantId)),
    }),
    endpoint({
      ...WRITE,
      method: 'post',
      path: SOURCES,
      summary: 'Add a page, a sitemap or a website, and begin to read it.',
      body: sourceDraftSchema,
      reply: sourceSchema,
      status: 201,
      async run({ params, body, caller }) {
        requireOwnMachine(body, caller);
        return sources.add(params.assistantId, body);
      },
    }),
  ];
}

function oneSource(sources: Sources): readonly Endpoint[] {
  return [
    endpoint({
      ...READ,
      method: 'get',
      path: SOURCE,
      summary: 'Read a source with its latest job.',
      reply: sourceSchema,
      run: async ({ params }) => sources.find(params.assistantId, sourceId(params.sourceId)),
    }),
    endpoint({
      ...WRITE,
      method: 'patch',
      path: SOURCE,
      summary: 'Change the settings of a source.',
      body: sourceChangesSchema,
      reply: sourceSchema,
      run: async ({ params, body }) => sources.change(params.assistantId, sourceId(params.sourceId), body),
    }),
    endpoint({
      ...WRITE,
      method: 'delete',
      path: SOURCE,
      summary: 'Forget a source with all its documents.',
      run: async ({ params }) => sources.remove(params.assistantId, sourceId(params.sourceId)),
    }),
    endpoint({
      ...WRITE,
      method: 'post',
      path: `${SOURCE}/sync`,
      summary: 'Read a source again.',
      reply: jobSchema,
      status: 202,
      run: async ({ params }) => sources.sync(params.assistantId, sourceId(params.sourceId)),
    }),
  ];
}

function jobs(sources: Sources): readonly Endpoint[] {
  return [
    endpoint({
      ...READ,
      method: 'get',
      path: JOB,
      summary: 'See how far a job is.',
      reply: jobSchema,
      run: async ({ params }) => sources.findJob(params.assistantId, jobId(params.jobId)),
    }),
    endpoint({
      ...WRITE,
      method: 'post',
      path: `${JOB}/cancel`,
      summary: 'Ask for the end of a job; what it has done stays.',
      reply: jobSchema,
      run: async ({ params }) => sources.cancelJob(params.assistantId, jobId(params.jobId)),
    }),
  ];
}

/** A folder is read on the desk's own machine: whoever could name one could read its files. */
function requireOwnMachine({ kind }: Pick<SourceDraft, 'kind'>, { actor }: Caller): void {
  if (kind !== 'folder' || actor.kind === 'operator') return;
  throw new AppError('scope_missing', { details: ['kind: only the desk’s operator can add a folder'] });
}

function sourceId(given: string): SourceId {
  const { data } = idSchema('src').safeParse(given);
  if (data === undefined) throw new AppError('not_found');
  return data;
}

function jobId(given: string): JobId {
  const { data } = idSchema('job').safeParse(given);
  if (data === undefined) throw new AppError('not_found');
  return data;
}
