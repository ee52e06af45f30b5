// The offers of a workspace, wherever a page needs them.

import type { Offer } from '@frontdesk/contract';

import { usePageTools } from '../page/page-tools.ts';
import { useLoaded, type Loaded } from '../page/use-loaded.ts';

/** Loads the offers. */
export function useOffers(): Loaded<{ readonly items: readonly Offer[] }> {
  const { rest } = usePageTools();
  return useLoaded('offers', async () => rest.get<{ readonly items: readonly Offer[] }>('/offers'));
}
