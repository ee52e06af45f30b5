// The form of the audit log's pages.

import { z } from 'zod';

import type { AuditPage } from '../../access/audit.ts';
import { pageOf } from '../api.ts';
import { idSchema } from '../primitives.ts';

/** A page of changes. */
export const auditPageSchema = pageOf(
  z.object({
    id: idSchema('aud'),
    at: z.string(),
    actor: z.object({ kind: z.enum(['operator', 'agent', 'key']), id: z.string(), name: z.string() }),
    action: z.string(),
    summary: z.string(),
    targets: z.record(z.string(), z.string()),
  }),
) satisfies z.ZodType<AuditPage>;
