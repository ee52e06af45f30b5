// The passages of a document over REST: what of it can be found and cited.

import { documentPassageSchema, idSchema, pageOf, pageQuerySchema } from '@frontdesk/contract/schemas';

import { AppError } from '../../errors.ts';
import type { Documents } from '../../ingestion/documents/documents.ts';
import { passageUrl } from '../passage-url.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageByOffset } from './page-by-offset.ts';

/** Declares the address of passages. */
export function passageEndpoints(documents: Documents, publicUrl: string): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/assistants/:assistantId/documents/:documentId/passages',
      scope: 'knowledge:read',
      summary: 'List the passages of a document that answers can rest on, in their order.',
      query: pageQuerySchema,
      reply: pageOf(documentPassageSchema),
      async run({ params: { assistantId, documentId }, query }) {
        const { data: id } = idSchema('doc').safeParse(documentId);
        const passages = id && (await documents.passages(assistantId, id));
        if (!passages) throw new AppError('not_found');
        return pageByOffset(query, async ({ skip, limit }) =>
          passages.slice(skip, skip + limit).map((passage) => ({
            headingPath: passage.headingPath,
            start: passage.start,
            end: passage.end,
            text: passage.text,
            url: passageUrl(publicUrl, passage),
          })),
        );
      },
    }),
  ];
}
