// The pages about who may ask, and how much.

import type { PageEntry } from '../shell/page-entry.ts';
import { AccessLogPage } from './checks/access-log-page.tsx';
import { WhoMayAskPage } from './identity/who-may-ask-page.tsx';
import { OffersPage } from './offers/offers-page.tsx';
import { PlansPage } from './plans/plans-page.tsx';
import { SubscriptionsPage } from './subscriptions/subscriptions-page.tsx';
import { UsagePage } from './usage/usage-page.tsx';

/** The pages in the order in which they are shown. */
export const accessPages: readonly PageEntry[] = [
  { name: 'who', title: 'Who may ask', scope: 'access:write', Page: WhoMayAskPage },
  { name: 'subscriptions', title: 'Subscriptions', scope: 'access:read', Page: SubscriptionsPage },
  { name: 'offers', title: 'Offers', scope: 'access:write', Page: OffersPage },
  { name: 'plans', title: 'Plans', scope: 'access:write', Page: PlansPage },
  { name: 'access-log', title: 'Access log', scope: 'access:read', Page: AccessLogPage },
  { name: 'usage', title: 'Usage', scope: 'settings:read', Page: UsagePage },
];
