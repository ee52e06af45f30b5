// Brings events to the addresses of programs: signed, tried again with growing pauses, until they arrive or are given up.

import type { Secrets } from '../access/secrets.ts';
import type { Logger } from '../logger.ts';
import type { Clock } from '../ports/clock.ts';
import type { Outbound } from '../ports/outbound.ts';
import type { Delivery, DeliveryOutcome, WebhookStore } from '../ports/webhook-store.ts';
import { signWebhook } from '../access/sign-webhook.ts';

/** What bringing events needs. */
export interface DeliverDeps {
  readonly webhooks: WebhookStore;
  readonly ownerSecrets: Pick<Secrets, 'use'>;
  readonly outbound: Pick<Outbound, 'request'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Brings events. */
export interface DeliverEvents {
  /** Brings everything whose time has come, and waits until each has been tried. */
  run(): Promise<void>;
  /** Brings what is due now and from time to time, until it is stopped. */
  start(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** The pauses after each try that failed; after the last one the event is given up. @source Standard Webhooks 1.0.0, “Deliverability and reliability” */
export const RETRY_PAUSES_MS = [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000] as const;
/** @source Standard Webhooks 1.0.0: a receiver answers within 15 to 30 s */
const TIMEOUT_MS = 15_000;
/** Longer than a try takes: a server that stopped in between keeps nobody from the next one. */
const LEASE_MS = 60_000;
const BODY_MAX_BYTES = 64_000;
/** A slow address keeps the others waiting no longer than this many are slow. */
const AT_ONCE = 8;
const ROUND_MS = 2_000;

/** What an address's secret is kept under. */
export const webhookSecretName = (webhookId: string): string => `webhook ${webhookId}`;

/** Makes the bringing of events. Several servers share the work: each delivery is one server's at a time. */
export function createDeliverEvents(deps: DeliverDeps): DeliverEvents {
  const { webhooks, clock, logger } = deps;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  /** Each delivery that is found brings one more helper along: where nothing waits, the store is asked once. */
  async function work(helpers: number): Promise<void> {
    let helper: Promise<void> | undefined;
    for (;;) {
      const delivery = await webhooks.claim(new Date(clock.now().getTime() + LEASE_MS));
      if (!delivery) break;
      if (helpers > 0) helper ??= work(helpers - 1);
      await webhooks.settle(delivery, await tryOnce(deps, delivery));
    }
    await helper;
  }
  async function run(): Promise<void> {
    running ??= work(AT_ONCE - 1).finally(() => (running = undefined));
    return running;
  }
  return {
    run,
    start() {
      timer ??= setInterval(() => {
        run().catch((error: unknown) => logger.error({ err: error }, 'events could not be brought'));
      }, ROUND_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      await running?.catch(() => undefined);
    },
  };
}

async function tryOnce(
  { ownerSecrets, outbound, clock }: DeliverDeps,
  { id, webhookId, workspaceId, url, body, attempts }: Delivery,
): Promise<DeliveryOutcome> {
  const secret = await ownerSecrets.use(workspaceId, webhookSecretName(webhookId));
  if (secret === undefined) {
    return { state: 'failed', nextAttemptAt: clock.now(), outcome: 'the webhook was removed' };
  }
  const headers = signWebhook(secret, { id, at: clock.now(), body });
  const result = await outbound.request({
    url,
    method: 'POST',
    headers,
    body,
    timeoutMs: TIMEOUT_MS,
    bodyMaxBytes: BODY_MAX_BYTES,
  });
  const outcome = result.ok ? `status ${result.reply.status}` : result.reason;
  const now = clock.now();
  if (result.ok && result.reply.status >= 200 && result.reply.status < 300) {
    return { state: 'delivered', nextAttemptAt: now, outcome };
  }
  const pause = RETRY_PAUSES_MS[attempts - 1];
  if (pause === undefined) return { state: 'failed', nextAttemptAt: now, outcome };
  return { state: 'pending', nextAttemptAt: new Date(now.getTime() + pause), outcome };
}
