// Everything that the desk keeps, on one connection.

import type { Connection } from 'mongoose';

import type { Clock } from '../../ports/clock.ts';
import { createAccessLog } from './access/access-log.ts';
import { createApiKeyStore } from './access/api-key-store.ts';
import { createAnsweringSettingsStore } from './answering/answering-settings-store.ts';
import { createCannedAnswerStore } from './answering/canned-answer-store.ts';
import { createGapStore } from './answering/gap-store.ts';
import { createGoldenQuestionStore } from './answering/golden-question-store.ts';
import { createAssistantStore } from './assistant-store.ts';
import { createAuditLog } from './access/audit-log.ts';
import { createConversationStore } from './conversation-store.ts';
import { createDocumentStore } from './document-store.ts';
import { createJobStore } from './knowledge/job-store.ts';
import { createPageStore } from './knowledge/page-store.ts';
import { createSourceStore } from './knowledge/source-store.ts';
import { createMessageStore } from './message-store.ts';
import { ensureIndexes } from './ensure-indexes.ts';
import { defineModels } from './models/index.ts';
import { createServerStore } from './server-store.ts';
import { createIdempotencyStore } from './access/idempotency-store.ts';
import { createIdentityKeyStore } from './access/identity-key-store.ts';
import { createOfferStore } from './access/offer-store.ts';
import { createOriginAttempts } from './access/origin-attempts.ts';
import { createSessionStore } from './session-store.ts';
import { createSecretStore } from './access/secret-store.ts';
import { createStripeCustomers } from './access/stripe-customers.ts';
import { createRetentionStore } from './retention-store.ts';
import { createSubscriptionStore } from './access/subscription-store.ts';
import { createTeamStore } from './access/team-store.ts';
import { createVectorStore } from './vector-store.ts';
import { createUsageStore } from './access/usage-store.ts';
import { createContactStore } from './programs/contact-store.ts';
import { createWebhookStore } from './programs/webhook-store.ts';
import { createVisitorStore } from './access/visitor-store.ts';

/**
 * Makes the stores of one connection, with their indexes in place.
 * @returns one store per port, and the indexes that the server refused
 */
export async function createMongoStores(connection: Connection, clock: Clock) {
  const models = defineModels(connection);
  const refusedIndexes = await ensureIndexes(models);
  const stores = {
    accessLog: createAccessLog(models, clock),
    apiKeys: createApiKeyStore(models, clock),
    answering: createAnsweringSettingsStore(models),
    cannedAnswers: createCannedAnswerStore(models, clock),
    gaps: createGapStore(models),
    goldenQuestions: createGoldenQuestionStore(models, clock),
    assistants: createAssistantStore(models),
    audit: createAuditLog(models, clock),
    contacts: createContactStore(models, clock),
    conversations: createConversationStore(models, clock),
    documents: createDocumentStore(models, clock),
    idempotency: createIdempotencyStore(models, clock),
    identityKeys: createIdentityKeyStore(models, clock),
    jobs: createJobStore(models, clock),
    messages: createMessageStore(models, clock),
    offers: createOfferStore(models),
    originAttempts: createOriginAttempts(models, clock),
    pages: createPageStore(models),
    retention: createRetentionStore(models),
    servers: createServerStore(models),
    sessions: createSessionStore(models, clock),
    sources: createSourceStore(models, clock),
    secrets: createSecretStore(models),
    stripeCustomers: createStripeCustomers(models),
    subscriptions: createSubscriptionStore(models, clock),
    team: createTeamStore(models, clock),
    vectors: createVectorStore(models),
    usage: createUsageStore(models),
    webhooks: createWebhookStore(models, clock),
    visitors: createVisitorStore(models, clock),
  };
  return { stores, refusedIndexes };
}

/** The stores of one desk. */
export type Stores = Awaited<ReturnType<typeof createMongoStores>>['stores'];
