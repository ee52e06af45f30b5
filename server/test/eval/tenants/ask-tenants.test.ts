import { describe, expect, it } from 'vitest';

import { askTenants } from './ask-tenants.ts';

const SMALL = { assistants: 8, documentsEach: 10, queries: 600 };

describe('retrieval for many assistants', () => {
  it('returns nothing of another assistant, and nothing of a closed audience', async () => {
    const { queries, passages, foreign, closed } = await askTenants(SMALL);
    expect({ queries, foreign, closed }).toEqual({ queries: 600, foreign: 0, closed: 0 });
    expect(passages).toBeGreaterThan(600);
  });

  it('would be noticed if it did', async () => {
    const { foreign, closed } = await askTenants({ ...SMALL, isBroken: true });
    expect(foreign).toBeGreaterThan(100);
    expect(closed).toBeGreaterThan(100);
  });
});
