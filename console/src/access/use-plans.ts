// The plans of a workspace, wherever a page needs them.

import type { PlanTable } from '@frontdesk/contract';

import { usePageTools } from '../page/page-tools.ts';
import { useLoaded, type Loaded } from '../page/use-loaded.ts';

/** Loads the plans. */
export function usePlans(): Loaded<PlanTable> {
  const { rest } = usePageTools();
  return useLoaded('plans', async () => rest.get<PlanTable>('/plans'));
}
