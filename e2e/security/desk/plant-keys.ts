// Entrusts a desk with the keys of all services that can answer for it, and with a webhook.

import { randomUUID } from 'node:crypto';

import { ANSWER_SERVICES, type ProgramKey } from '@frontdesk/contract';

/** Asks the desk, such as `PUT /plans`. @returns the body of the reply */
export type AskDesk = (address: string, body?: unknown) => Promise<unknown>;

/** The keys of the services, each of a form that nothing but itself recognises. */
export const SERVICE_KEYS: Readonly<Record<string, string>> = Object.fromEntries(
  ANSWER_SERVICES.map((service) => [service, `${service}.${randomUUID()}`]),
);

/** How often a service is asked before each of its failures was served. */
const ASKED_EACH = 4;

/** Connects the assistant to one service after the other, and lets each be asked. @param serviceUrl where all of them are */
export async function useServices(
  owner: AskDesk,
  { at, serviceUrl }: { readonly at: string; readonly serviceUrl: string },
  ask: () => Promise<void>,
): Promise<void> {
  for (const [service, key] of Object.entries(SERVICE_KEYS)) {
    const searches = service === 'aismarttalk';
    await owner(`PUT ${at}/services/${service}`, { baseUrl: serviceUrl, remoteId: 'bot-1', key, searches });
    await owner(`PUT ${at}/answering`, { providers: [service] });
    for (let n = 0; n < ASKED_EACH; n += 1) await ask();
    await owner(`DELETE ${at}/services/${service}`);
  }
  await owner(`PUT ${at}/answering`, { providers: [] });
}

/** A webhook of a program. */
export interface PlantedWebhook {
  /** By which its events are signed. */
  readonly secret: string;
  /** Reads the addresses, and what was sent to them. */
  read(hear: (url: string, init: RequestInit) => Promise<unknown>): Promise<void>;
}

/** Adds a webhook, as a program of the owner's does. @param owner what it is told is not kept: keys and secrets are shown this once */
export async function plantWebhook(owner: AskDesk, at: string, url: string): Promise<PlantedWebhook> {
  const { key, baseUrl, ids } = (await owner(`POST ${at}/program-keys`, {
    system: 'mygptassistants',
  })) as ProgramKey;
  const webhooks = `${baseUrl}/bot/${String(ids['botId'])}/webhooks`;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const made = await fetch(webhooks, { method: 'POST', headers, body: JSON.stringify({ url }) });
  const { data } = (await made.json()) as { readonly data: Readonly<Record<'secret' | 'webhookId', string>> };
  return {
    secret: data.secret,
    async read(hear) {
      await hear(webhooks, { headers });
      await hear(`${webhooks}/${data.webhookId}/deliveries`, { headers });
    },
  };
}
