// What the addresses need that speak somebody else's language.

import type { ApiKeys } from '../../access/keys/api-keys.ts';
import type { Secrets } from '../../access/secrets.ts';
import type { ChatDeps } from '../../chat/chat-deps.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Retriever } from '../../ports/retriever.ts';
import type { ContactStore } from '../../ports/contact-store.ts';
import type { UsageStore } from '../../ports/usage-store.ts';
import type { WebhookStore } from '../../ports/webhook-store.ts';
import type { Ingestion } from '../../ingestion/ingestion.ts';
import type { Logger } from '../../logger.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';

/** What every foreign surface may use. */
export interface CompatDeps {
  readonly keys: ApiKeys;
  readonly assistants: AssistantStore;
  readonly chat: ChatDeps;
  readonly retriever: Retriever;
  readonly ingestion: Ingestion;
  readonly limits: RateLimits;
  /** What has been used of the month's limits. */
  readonly usage: UsageStore;
  readonly contacts: ContactStore;
  readonly webhooks: WebhookStore;
  readonly ownerSecrets: Secrets;
  readonly clock: Clock;
  readonly logger: Logger;
}
