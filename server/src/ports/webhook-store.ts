// Keeps the addresses that are told of events, and every event on its way there.

import type { AssistantId, DeliveryId, WebhookId, WorkspaceId } from '@frontdesk/contract';

/** What an address can be told of. */
export const WEBHOOK_EVENTS = [
  'conversation.created',
  'conversation.escalated',
  'conversation.closed',
  'message.created',
] as const;
/** One kind of event. */
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[number];

/** An address that is told of events. */
export interface Webhook {
  readonly id: WebhookId;
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
  readonly url: string;
  readonly events: readonly WebhookEventType[];
  readonly createdAt: Date;
}

/** How an event's way stands: it will be tried, it arrived, or it was given up. */
export type DeliveryState = 'pending' | 'delivered' | 'failed';

/** One event on its way to one address. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly webhookId: WebhookId;
  readonly workspaceId: WorkspaceId;
  readonly assistantId: AssistantId;
  readonly url: string;
  readonly type: WebhookEventType;
  /** What the event is about; the same event is told to an address once. */
  readonly about: string;
  /** What is sent, as JSON. */
  readonly body: string;
  readonly state: DeliveryState;
  /** How often it has been tried. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** When it is tried next; of one that is being tried: when somebody else may. */
  readonly nextAttemptAt: Date;
  /** What came of the latest try: a status, or why there was none. */
  readonly outcome?: string;
}

/** What came of a try. */
export type DeliveryOutcome = Pick<Delivery, 'state' | 'nextAttemptAt'> & { readonly outcome: string };

/** Keeps addresses and deliveries. */
export interface WebhookStore {
  add(webhook: Webhook): Promise<void>;
  /** @returns the addresses of an assistant, the oldest first */
  list(assistantId: AssistantId): Promise<readonly Webhook[]>;
  /** Takes an address away, and what was still on its way to it. @returns whether there was one */
  remove(assistantId: AssistantId, id: WebhookId): Promise<boolean>;
  /** Puts an event on its way; the same one to the same address again changes nothing. */
  queue(delivery: Delivery): Promise<void>;
  /** Takes the delivery that has waited longest, counts the try, and keeps others from it until then. */
  claim(until: Date): Promise<Delivery | null>;
  settle(delivery: Pick<Delivery, 'id' | 'assistantId'>, outcome: DeliveryOutcome): Promise<void>;
  /** @returns a page of what was sent to an address, the latest first */
  log(
    key: { readonly assistantId: AssistantId; readonly webhookId: WebhookId },
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ readonly items: readonly Delivery[]; readonly nextCursor: string | null }>;
}
