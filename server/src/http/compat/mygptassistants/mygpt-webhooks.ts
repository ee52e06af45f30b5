// MyGPTAssistants' webhooks: which addresses are told of which events, and what came of telling them.

import { idSchema, myGptWebhookSchema, pageQuerySchema } from '@frontdesk/contract/schemas';
import { json, type Request, type Router } from 'express';

import { AppError } from '../../../errors.ts';
import { addWebhook, removeWebhook } from '../../../events/webhooks.ts';
import { WEBHOOK_EVENTS, type Delivery, type Webhook } from '../../../ports/webhook-store.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { route } from '../../respond.ts';
import type { BotRoutes } from './mygpt-contacts.ts';
import { myGptData } from './mygpt-envelope.ts';

const wishSchema = myGptWebhookSchema(WEBHOOK_EVENTS);

/** Adds the addresses under `/:botId/webhooks`. */
export function addWebhooks(router: Router, { deps, reading, writing, ownerOf }: BotRoutes): void {
  const { webhooks } = deps;
  const at = '/:botId/webhooks';
  route(router, at, {
    get: [
      ...reading,
      async (request, response) => {
        const { assistantId } = await ownerOf(request, response);
        const listed = await webhooks.list(assistantId);
        response.json(myGptData({ webhooks: listed.map(webhookView) }));
      },
    ],
    post: [
      ...writing,
      json({ type: () => true }),
      async (request, response) => {
        const { assistantId: id, workspaceId } = await ownerOf(request, response);
        const wish = parsePayload(wishSchema, request.body);
        const { webhook, secret } = await addWebhook(deps, { id, workspaceId }, wish);
        response.status(201).json(myGptData({ ...webhookView(webhook), secret }));
      },
    ],
  });
  route(router, `${at}/:webhookId`, {
    delete: [
      ...writing,
      async (request, response) => {
        const { assistantId, workspaceId } = await ownerOf(request, response);
        const id = webhookId(request);
        if (!(await removeWebhook(deps, { id: assistantId, workspaceId }, id))) throw unknownWebhook();
        response.json(myGptData({ webhookId: id, deleted: true }));
      },
    ],
  });
  route(router, `${at}/:webhookId/deliveries`, {
    get: [
      ...reading,
      async (request, response) => {
        const { assistantId } = await ownerOf(request, response);
        const page = parsePayload(pageQuerySchema, request.query);
        const key = { assistantId, webhookId: webhookId(request) };
        const { items, nextCursor } = await webhooks.log(key, page);
        response.json(myGptData({ deliveries: items.map(deliveryView), nextCursor }));
      },
    ],
  });
}

const unknownWebhook = () => new AppError('not_found', { details: ['webhookId: there is no such webhook'] });

function webhookId(request: Request) {
  const { data } = idSchema('whk').safeParse(request.params['webhookId']);
  if (!data) throw unknownWebhook();
  return data;
}

function webhookView({ id, url, events, createdAt }: Webhook) {
  return { webhookId: id, url, events, createdAt };
}

function deliveryView({ id, type, state, attempts, createdAt, nextAttemptAt, outcome }: Delivery) {
  const next = state === 'pending' ? nextAttemptAt : null;
  return {
    deliveryId: id,
    event: type,
    status: state,
    attempts,
    outcome: outcome ?? null,
    createdAt,
    nextAttemptAt: next,
  };
}
