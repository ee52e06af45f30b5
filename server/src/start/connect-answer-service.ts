// Connects the service that the environment names.

import type { AssistantId } from '@frontdesk/contract';

import { connectService } from '../answers/services/connect-service.ts';
import type { AnswerServiceConfig } from '../config.ts';
import type { AnsweringSettingsStore } from '../ports/answering-store.ts';
import type { ServiceConnections } from '../ports/service-connections.ts';

/** What connecting needs. */
export interface ConnectDeps {
  readonly answering: AnsweringSettingsStore;
  readonly serviceConnections: ServiceConnections;
}

/**
 * Connects an assistant to a service and lets it answer first. A connection that is as it should be stays with whatever the owner has chosen since.
 * The choice is written before the connection: a start that breaks off between the two is made up for by the next one.
 */
export async function connectAnswerService(
  { answering, serviceConnections }: ConnectDeps,
  assistantId: AssistantId,
  { service, connection }: AnswerServiceConfig,
): Promise<void> {
  const { baseUrl, remoteId, key } = connection;
  const before = await serviceConnections.find(assistantId, service);
  if (before?.key === key && before.remoteId === remoteId && (before.baseUrl ?? null) === baseUrl) return;
  const settings = await answering.read(assistantId);
  const others = settings.providers.filter((name) => name !== service);
  await answering.write(assistantId, { ...settings, providers: [service, ...others] });
  const input = { ...connection, searches: before?.searches ?? false };
  await connectService(serviceConnections, { assistantId, service, input });
}
