// The audit log over REST.

import { auditPageSchema, pageQuerySchema } from '@frontdesk/contract/schemas';

import type { AuditLog } from '../../ports/audit-log.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

/** Declares the address of the audit log. */
export function auditEndpoints(audit: AuditLog): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/audit-log',
      scope: 'settings:read',
      summary: 'List what owners, agents and programs have changed, the latest first.',
      query: pageQuerySchema,
      reply: auditPageSchema,
      async run({ caller, query }) {
        const { items, nextCursor } = await audit.list(caller.workspaceId, query);
        return { items: [...items], nextCursor };
      },
    }),
  ];
}
