// The providers of connected services, made when they are first asked.

import { ANSWER_SERVICES, type AnswerService, type AssistantId } from '@frontdesk/contract';

import type { AnswerProvider } from '../../ports/answer-provider.ts';
import type { ServiceAccess, ServiceConnections } from '../../ports/service-connections.ts';

/** Makes one provider for each service that can be connected. */
export type ServiceProviders = Readonly<Record<AnswerService, (access: ServiceAccess) => AnswerProvider>>;

/** Finds the provider of a service as an assistant is connected to it; `undefined` for what it is not connected to. */
export type FindConnected = (name: string, assistantId: AssistantId) => Promise<AnswerProvider | undefined>;

/** More than any desk has of assistants; the oldest are made anew. */
const KEPT_MAX = 1_000;

/** Makes the finder. A provider stays the same until its connection changes, so that what it knows of failures is kept that long. */
export function createFindConnected(
  connections: Pick<ServiceConnections, 'find'>,
  providers: ServiceProviders,
): FindConnected {
  const kept = new Map<string, { readonly access: string; readonly provider: AnswerProvider }>();
  return async (name, assistantId) => {
    const service = ANSWER_SERVICES.find((each) => each === name);
    const found = service && (await connections.find(assistantId, service));
    if (!service || !found) return undefined;
    const place = `${assistantId} ${service}`;
    const access = JSON.stringify(found);
    const known = kept.get(place);
    if (known?.access === access) return known.provider;
    const provider = providers[service](found);
    kept.delete(place);
    kept.set(place, { access, provider });
    const [oldest] = kept.keys();
    if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
    return provider;
  };
}
