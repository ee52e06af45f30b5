// The collections: their fields and the indexes that the desk's promises rest on.

import type { Connection } from 'mongoose';

import { accessCheckSchema } from './access-check.ts';
import { apiKeySchema } from './api-key.ts';
import { auditSchema } from './audit-entry.ts';
import { answeringSchema, cannedAnswerSchema, gapSchema, goldenQuestionSchema } from './answering.ts';
import { contactSchema } from './contact.ts';
import { conversationSchema } from './conversation.ts';
import { documentSchema } from './document.ts';
import { idempotencyKeySchema } from './idempotency-key.ts';
import { identityKeySchema, visitorSchema } from './identity.ts';
import { jobSchema, pageSchema, sourceSchema } from './knowledge-source.ts';
import { messageSchema } from './message.ts';
import { offerSchema, planTableSchema, secretSchema, subscriptionSchema } from './offers.ts';
import { originAttemptSchema } from './origin-attempt.ts';
import { serverSchema } from './server.ts';
import { sessionSchema } from './session.ts';
import { vectorSchema } from './vectors.ts';
import { stripeCustomerSchema } from './stripe-customer.ts';
import { usageSchema } from './usage.ts';
import { deliverySchema, webhookSchema } from './webhook.ts';
import { agentSchema, assistantSchema, workspaceSchema } from './workspace.ts';

/**
 * Declares the collections on a connection.
 * @returns the models by which the stores work
 */
export function defineModels(connection: Connection) {
  return {
    workspaces: connection.model('Workspace', workspaceSchema()),
    assistants: connection.model('Assistant', assistantSchema()),
    agents: connection.model('Agent', agentSchema()),
    accessChecks: connection.model('AccessCheck', accessCheckSchema()),
    apiKeys: connection.model('ApiKey', apiKeySchema()),
    audit: connection.model('AuditEntry', auditSchema()),
    idempotencyKeys: connection.model('IdempotencyKey', idempotencyKeySchema()),
    identityKeys: connection.model('IdentityKey', identityKeySchema()),
    offers: connection.model('Offer', offerSchema()),
    plans: connection.model('PlanTable', planTableSchema()),
    secrets: connection.model('Secret', secretSchema()),
    stripeCustomers: connection.model('StripeCustomer', stripeCustomerSchema()),
    subscriptions: connection.model('Subscription', subscriptionSchema()),
    usage: connection.model('Usage', usageSchema()),
    visitors: connection.model('Visitor', visitorSchema()),
    originAttempts: connection.model('OriginAttempt', originAttemptSchema()),
    sessions: connection.model('Session', sessionSchema()),
    contacts: connection.model('Contact', contactSchema()),
    conversations: connection.model('Conversation', conversationSchema()),
    messages: connection.model('Message', messageSchema()),
    documents: connection.model('Document', documentSchema()),
    sources: connection.model('Source', sourceSchema()),
    jobs: connection.model('Job', jobSchema()),
    pages: connection.model('Page', pageSchema()),
    servers: connection.model('Server', serverSchema()),
    answering: connection.model('Answering', answeringSchema()),
    cannedAnswers: connection.model('CannedAnswer', cannedAnswerSchema()),
    gaps: connection.model('Gap', gapSchema()),
    goldenQuestions: connection.model('GoldenQuestion', goldenQuestionSchema()),
    deliveries: connection.model('Delivery', deliverySchema()),
    webhooks: connection.model('Webhook', webhookSchema()),
    vectors: connection.model('Vector', vectorSchema()),
  };
}

/** The collections of one connection. */
export type Models = ReturnType<typeof defineModels>;
