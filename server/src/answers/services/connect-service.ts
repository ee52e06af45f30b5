// Connects an assistant to another service that answers in the desk's place.

import {
  ANSWER_SERVICES,
  type AnswerService,
  type AssistantId,
  type ServiceConnection,
  type ServiceConnectionInput,
} from '@frontdesk/contract';

import { AppError } from '../../errors.ts';
import type { ServiceAccess, ServiceConnections } from '../../ports/service-connections.ts';

/** Lists all services, connected or not, without their keys. */
export async function listConnections(
  connections: ServiceConnections,
  assistantId: AssistantId,
): Promise<readonly ServiceConnection[]> {
  return Promise.all(
    ANSWER_SERVICES.map(async (service) => viewOf(service, await connections.find(assistantId, service))),
  );
}

/** What is connected to what. */
export interface Connecting {
  readonly assistantId: AssistantId;
  readonly service: AnswerService;
  readonly input: ServiceConnectionInput;
}

/**
 * Connects an assistant to a service, or changes how it is reached.
 * A key that was given for one address is not sent to another: whoever changes the address gives the key again.
 * @throws {AppError} `invalid_payload` when a key is needed, or the service has no search
 */
export async function connectService(
  connections: ServiceConnections,
  { assistantId, service, input }: Connecting,
): Promise<ServiceConnection> {
  const { baseUrl, remoteId, searches } = input;
  if (searches && service !== 'aismarttalk') throw invalid('searches: only AI SmartTalk has a search');
  const before = await connections.find(assistantId, service);
  const key = keyFor(before, input);
  const access: ServiceAccess = { remoteId, key, searches, ...(baseUrl !== null && { baseUrl }) };
  await connections.put(assistantId, service, access);
  return viewOf(service, access);
}

/**
 * Says with which key a service is asked: the one that is given, or the one that was given before for the same address.
 * @throws {AppError} `invalid_payload` when there is none
 */
export function keyFor(
  before: ServiceAccess | undefined,
  { baseUrl, key }: Pick<ServiceConnectionInput, 'baseUrl' | 'key'>,
): string {
  const isSameAddress = (before?.baseUrl ?? null) === baseUrl;
  const found = key ?? (isSameAddress ? before?.key : undefined);
  if (found !== undefined) return found;
  throw invalid(before ? 'key: give it again for another address' : 'key: is missing');
}

function invalid(detail: string): AppError {
  return new AppError('invalid_payload', { details: [detail] });
}

function viewOf(service: AnswerService, access: ServiceAccess | undefined): ServiceConnection {
  const { baseUrl = null, remoteId = '', searches = false } = access ?? {};
  return { service, isConnected: access !== undefined, baseUrl, remoteId, searches };
}
