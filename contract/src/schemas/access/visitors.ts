// The form of what the team may know of a visitor.

import { z } from 'zod';

import type { VisitorStanding } from '../../access/visitors.ts';
import { accessStateSchema } from './offers.ts';

/** Who a visitor is, and whether they may ask at this moment. */
export const visitorStandingSchema = z.object({
  user: z
    .object({
      subject: z.string(),
      email: z.string().exactOptional(),
      name: z.string().exactOptional(),
      plan: z.string().exactOptional(),
    })
    .nullable(),
  access: accessStateSchema,
}) satisfies z.ZodType<VisitorStanding>;
