// Where Stripe sends what happens to subscriptions.

import { idSchema } from '@frontdesk/contract/schemas';
import { raw, Router } from 'express';

import type { Stripe } from '../access/stripe/stripe.ts';
import { AppError } from '../errors.ts';
import { route } from './respond.ts';

/** Stripe's events hold one object; theirs are well below this. */
const BODY_MAX_BYTES = 256_000;

/** Makes the route under `/hooks/v1`. The signature is over the bytes as they came, so nothing parses them before. */
export function stripeRoutes(stripe: Stripe): Router {
  const router = Router();
  router.use(raw({ limit: BODY_MAX_BYTES, type: () => true }));
  route(router, '/stripe/:workspaceId', {
    async post(request, response) {
      const { data: workspaceId } = idSchema('ws').safeParse(request.params['workspaceId']);
      const body: unknown = request.body;
      if (!workspaceId || !Buffer.isBuffer(body)) throw new AppError('unauthenticated');
      await stripe.receive(workspaceId, { body, header: request.header('stripe-signature') });
      response.json({ received: true });
    },
  });
  return router;
}
