import { describe, expect, it } from 'vitest';

import { standingOf } from './standing.ts';

const NOW = new Date('2026-06-15T12:00:00Z');
const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000);

describe('standingOf', () => {
  it.each([
    ['active without an end', { status: 'active' }, 'active'],
    ['active, paid until tomorrow', { status: 'active', endsAt: days(1) }, 'active'],
    ['active, paid until yesterday: in grace', { status: 'active', endsAt: days(-1) }, 'grace'],
    ['active, paid until this very moment', { status: 'active', endsAt: NOW }, 'grace'],
    [
      'active, paid until four days ago: the grace of three is over',
      { status: 'active', endsAt: days(-4) },
      'expired',
    ],
    ['on trial', { status: 'trialing', endsAt: days(1) }, 'trial'],
    ['a trial that is over has no grace', { status: 'trialing', endsAt: days(-1) }, 'expired'],
    ['a missed payment today', { status: 'past_due', updatedAt: NOW }, 'grace'],
    ['a payment missed four days ago', { status: 'past_due', updatedAt: days(-4) }, 'expired'],
    ['cancelled', { status: 'cancelled' }, 'cancelled'],
    ['cancelled, paid until tomorrow', { status: 'cancelled', endsAt: days(1) }, 'ending'],
    ['cancelled, paid until yesterday', { status: 'cancelled', endsAt: days(-1) }, 'cancelled'],
  ] as const)('%s', (_name, subscription, standing) => {
    expect(standingOf({ updatedAt: days(-30), ...subscription }, { graceDays: 3 }, NOW)).toBe(standing);
  });
});
