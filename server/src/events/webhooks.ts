// The addresses that programs want to be told of events, and the telling.

import { randomBytes } from 'node:crypto';

import type { Message } from '@frontdesk/contract';

import type { Secrets } from '../access/secrets.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { newId } from '../new-id.ts';
import type { Assistant } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationFeed } from '../ports/conversation-feed.ts';
import type { StoredConversation } from '../ports/conversation-store.ts';
import type { Webhook, WebhookStore } from '../ports/webhook-store.ts';
import { webhookSecretName } from './deliver-events.ts';
import { eventsOf } from './events-of.ts';

/** What the addresses rest on. */
export interface WebhooksDeps {
  readonly webhooks: WebhookStore;
  readonly ownerSecrets: Pick<Secrets, 'put' | 'remove'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** More than the programs around one assistant. */
const WEBHOOKS_MAX = 20;
/** @source Standard Webhooks 1.0.0: a secret has 24 to 64 random bytes */
const SECRET_BYTES = 32;

/**
 * Adds an address.
 * @returns the address, with the secret by which its events are signed: it is not shown again
 * @throws {AppError} `invalid_payload` when there are too many
 */
export async function addWebhook(
  { webhooks, ownerSecrets, clock }: WebhooksDeps,
  { id: assistantId, workspaceId }: Pick<Assistant, 'id' | 'workspaceId'>,
  wish: Pick<Webhook, 'url' | 'events'>,
): Promise<{ readonly webhook: Webhook; readonly secret: string }> {
  if ((await webhooks.list(assistantId)).length >= WEBHOOKS_MAX) {
    throw new AppError('invalid_payload', { details: [`url: there are ${WEBHOOKS_MAX} webhooks already`] });
  }
  const webhook = { id: newId('whk'), workspaceId, assistantId, ...wish, createdAt: clock.now() };
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
  await ownerSecrets.put(workspaceId, webhookSecretName(webhook.id), secret);
  await webhooks.add(webhook);
  return { webhook, secret };
}

/** Takes an address away, with its secret. @returns whether there was one */
export async function removeWebhook(
  { webhooks, ownerSecrets }: Pick<WebhooksDeps, 'webhooks' | 'ownerSecrets'>,
  { id: assistantId, workspaceId }: Pick<Assistant, 'id' | 'workspaceId'>,
  webhookId: Webhook['id'],
): Promise<boolean> {
  const isThere = (await webhooks.list(assistantId)).some(({ id }) => id === webhookId);
  if (!isThere) return false;
  // The secret first: without the address nobody could find it again.
  await ownerSecrets.remove(workspaceId, webhookSecretName(webhookId));
  return webhooks.remove(assistantId, webhookId);
}

/** Makes a feed that puts on their way the events that it is told of. Nobody in the conversation waits for it. */
export function feedWithEvents(feed: ConversationFeed, deps: WebhooksDeps): ConversationFeed {
  const tell = (conversation: StoredConversation, message: Message) => {
    queueEvents(deps, conversation, message).catch((error: unknown) => {
      deps.logger.error({ err: error, conversationId: conversation.id }, 'an event was not put on its way');
    });
  };
  return {
    ...feed,
    messageCreated(conversation, message, sender) {
      feed.messageCreated(conversation, message, sender);
      tell(conversation, message);
    },
    answerDone(conversation, message, receipt) {
      feed.answerDone(conversation, message, receipt);
      tell(conversation, message);
    },
  };
}

async function queueEvents(
  { webhooks, clock }: WebhooksDeps,
  conversation: StoredConversation,
  message: Message,
): Promise<void> {
  const events = eventsOf(conversation, message);
  if (events.length === 0) return;
  const { assistantId, workspaceId } = conversation;
  for (const { id: webhookId, url, events: wanted } of await webhooks.list(assistantId)) {
    for (const { type, about, data } of events.filter((event) => wanted.includes(event.type))) {
      const now = clock.now();
      const body = JSON.stringify({
        type,
        timestamp: now.toISOString(),
        data: { botId: assistantId, ...data },
      });
      await webhooks.queue({
        id: newId('dlv'),
        webhookId,
        workspaceId,
        assistantId,
        url,
        type,
        about,
        body,
        state: 'pending',
        attempts: 0,
        createdAt: now,
        nextAttemptAt: now,
      });
    }
  }
}
