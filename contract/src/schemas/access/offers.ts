// Parsers of offers, subscriptions and plans.

import { z } from 'zod';

import { ACCESS_DENIALS, type AccessDenial } from '../../access/denial.ts';
import {
  SUBSCRIPTION_STATUSES,
  type AccessState,
  type CancelSubscription,
  type ChangeSubscription,
  type CheckAccess,
  type ImportSubscriptions,
  type ImportedSubscriptions,
  type Offer,
  type OfferWish,
  type PlanTable,
  type StripeSettings,
  type Subscription,
  type SubscriptionWish,
} from '../../access/offers.ts';
import { pageOf, pageQuerySchema } from '../api.ts';
import { idSchema } from '../primitives.ts';
import { nameSchema } from './names.ts';
import { webAddressSchema } from './settings.ts';

const IMPORT_MAX_CHARS = 5_000_000;
const EMAIL_MAX_CHARS = 254;
/** Ten years: whoever keeps conversations longer keeps them for good. */
const RETENTION_MAX_DAYS = 3_650;

const planId = z.string().regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, “-” or “_”');
const assistantIds = z.array(idSchema('asst')).min(1).max(50).readonly();
const count = z.number().int().min(0).max(1_000_000_000);
const subject = z.string().min(1).max(255);
const status = z.enum(SUBSCRIPTION_STATUSES);
const moment = z.iso.datetime({ offset: true });
/** Parses an e-mail address in comparable form: trimmed and in lower case. */
export const emailSchema = z
  .string()
  .max(EMAIL_MAX_CHARS + 20)
  .transform((text) => text.trim().toLowerCase())
  .pipe(
    z
      .string()
      .max(EMAIL_MAX_CHARS)
      .regex(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/, 'must be an e-mail address'),
  );

/** Parses the plans of a workspace. */
export const planTableSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        id: planId,
        name: nameSchema,
        assistantIds: assistantIds.exactOptional(),
        model: z.string().min(1).max(100).exactOptional(),
        monthlyAnswers: count.exactOptional(),
        monthlyTokens: count.exactOptional(),
        audiences: z.array(z.string().min(1).max(64)).max(50).readonly().exactOptional(),
        retentionDays: z.number().int().min(1).max(RETENTION_MAX_DAYS).exactOptional(),
        people: z.boolean().exactOptional(),
      }),
    )
    .max(100)
    .refine((plans) => new Set(plans.map(({ id }) => id)).size === plans.length, 'must have different ids')
    .readonly(),
}) satisfies z.ZodType<PlanTable>;

const offerFields = {
  name: nameSchema,
  signupUrl: webAddressSchema,
  planId: planId.exactOptional(),
  assistantIds: assistantIds.exactOptional(),
};
const graceDays = z.number().int().min(0).max(90);
const stripePriceIds = z
  .array(z.string().regex(/^[\w-]{1,100}$/))
  .max(20)
  .readonly();

/** Parses an offer that is made or changed. */
export const offerWishSchema = z.strictObject({
  ...offerFields,
  graceDays: graceDays.exactOptional(),
  stripePriceIds: stripePriceIds.exactOptional(),
}) satisfies z.ZodType<OfferWish>;

/** An offer. */
export const offerSchema = z.object({
  ...offerFields,
  id: idSchema('off'),
  graceDays,
  stripePriceIds,
  createdAt: z.string(),
}) satisfies z.ZodType<Offer>;

/** The offers of a workspace. */
export const offerListSchema = pageOf(offerSchema);

/** A subscription. */
export const subscriptionSchema = z.object({
  id: idSchema('sub'),
  offerId: idSchema('off'),
  email: z.string(),
  subject: z.string().exactOptional(),
  status,
  standing: z.enum(['active', 'trial', 'grace', 'ending', 'expired', 'cancelled']),
  endsAt: z.string().exactOptional(),
  updatedAt: z.string(),
}) satisfies z.ZodType<Subscription>;

/** Parses which subscriptions are wanted. */
export const subscriptionQuerySchema = pageQuerySchema.extend({ email: emailSchema.exactOptional() });

/** Parses a subscription that is noted. */
export const subscriptionWishSchema = z.strictObject({
  offerId: idSchema('off'),
  email: emailSchema,
  subject: subject.exactOptional(),
  status: status.exactOptional(),
  endsAt: moment.exactOptional(),
}) satisfies z.ZodType<SubscriptionWish>;

/** Parses a change of a subscription. */
export const changeSubscriptionSchema = z.strictObject({
  email: emailSchema.exactOptional(),
  subject: subject.exactOptional(),
  status: status.exactOptional(),
  endsAt: moment.exactOptional(),
}) satisfies z.ZodType<ChangeSubscription>;

/** Parses how a subscription is to end. */
export const cancelSubscriptionSchema = z.strictObject({
  atPeriodEnd: z.boolean().exactOptional(),
}) satisfies z.ZodType<CancelSubscription>;

/** Parses a table of subscriptions as text; its lines are read by the desk, which says which one is wrong. */
export const importSubscriptionsSchema = z.strictObject({
  csv: z.string().min(1).max(IMPORT_MAX_CHARS),
}) satisfies z.ZodType<ImportSubscriptions>;

/** What became of an import. */
export const importedSubscriptionsSchema = z.object({
  imported: z.number(),
}) satisfies z.ZodType<ImportedSubscriptions>;

/** Parses one line of a table. */
export const subscriptionLineSchema = z.object({
  email: emailSchema,
  offer: z.string().min(1),
  status: status.exactOptional(),
  ends_at: z.union([moment, z.iso.date()]).exactOptional(),
  subject: subject.exactOptional(),
});

/** Parses whose access is asked for. */
export const checkAccessSchema = z.strictObject({
  email: emailSchema.exactOptional(),
  subject: subject.exactOptional(),
  plan: z.string().min(1).max(64).exactOptional(),
}) satisfies z.ZodType<CheckAccess>;

/** Whether somebody may ask. */
export const accessStateSchema = z.union([
  z.object({
    access: z.literal(true),
    plan: z.string().exactOptional(),
    expiresAt: z.string().exactOptional(),
  }),
  z.object({
    access: z.literal(false),
    message: z.string(),
    reason: z.enum(Object.keys(ACCESS_DENIALS) as AccessDenial[]).exactOptional(),
    signupUrl: z.string().exactOptional(),
  }),
]) satisfies z.ZodType<AccessState>;

/** Parses Stripe's signing secret. */
export const stripeSettingsSchema = z.strictObject({
  signingSecret: z
    .string()
    .regex(/^whsec_[\w+/=-]{16,200}$/, 'must be the signing secret of the endpoint at Stripe: whsec_…'),
}) satisfies z.ZodType<StripeSettings>;
