// Every address of the REST interface, one table per subject.

import type { AssistantStore } from '../../ports/assistant-store.ts';
import { assistantEndpoints } from './assistant-endpoints.ts';
import type { Endpoint } from './endpoint.ts';

/** What the addresses work with. */
export interface EndpointDeps {
  readonly assistants: AssistantStore;
}

/** Declares all addresses under `/api/v1`. */
export function allEndpoints(deps: EndpointDeps): readonly Endpoint[] {
  return [...assistantEndpoints(deps)];
}
