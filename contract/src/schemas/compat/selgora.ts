// Parser of Selgora's verify-access.

import { z } from 'zod';

import { emailSchema } from '../access/offers.ts';

/** Parses whose access is asked for: either name of the field will do. */
export const selgoraVerifySchema = z
  .object({ user_email: emailSchema.nullish(), email: emailSchema.nullish() })
  .transform(({ user_email: userEmail, email }, context) => {
    const given = userEmail ?? email;
    if (given) return given;
    context.addIssue({
      code: 'custom',
      path: ['user_email'],
      message: 'must be the customer’s e-mail address',
    });
    return z.NEVER;
  });
