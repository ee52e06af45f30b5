// The way to AI SmartTalk.

import type { Outbound } from '../../ports/outbound.ts';
import type { ServiceAccess } from '../../ports/service-connections.ts';
import { callService } from '../answer-services/call-service.ts';
import { fieldsOf, type Fields } from '../answer-services/json-fields.ts';
import { refusalOf } from '../answer-services/service-failure.ts';

/** @source AI SmartTalk's guide, “Base URL”: `https://api.aismarttalk.tech/v1` */
const SMARTTALK_URL = 'https://api.aismarttalk.tech';
/** An error that came with status 200. */
const OK = 200;

/** Names the service in logs. */
export const SMARTTALK = 'AI SmartTalk';

/** What is asked, beside the chat model. */
export interface SmartTalkCall {
  /** Under `/v1`. */
  readonly path: string;
  readonly body: object;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/**
 * Asks about the connected chat model.
 * @returns the fields of the reply
 * @throws {AppError} as `callService` does, and for `success: false`
 * @source AI SmartTalk's guide, “Authentication” and “Error Response Format”
 */
export async function callSmartTalk(
  outbound: Pick<Outbound, 'request'>,
  { baseUrl = SMARTTALK_URL, remoteId, key }: ServiceAccess,
  { path, body, ...rest }: SmartTalkCall,
): Promise<Fields> {
  const reply = await callService(outbound, {
    service: SMARTTALK,
    url: `${baseUrl.replace(/\/+$/, '')}/v1${path}`,
    headers: { authorization: `Bearer ${key}` },
    body: { chatModelId: remoteId, ...body },
    ...rest,
  });
  const fields = fieldsOf(reply);
  if (fields['success'] === false) throw refusalOf({ service: SMARTTALK, status: OK, body: reply });
  return fields;
}
