import { createHmac } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createLogger } from '../logger.ts';
import type { OutboundRequest, OutboundResult } from '../ports/outbound.ts';
import type { Delivery, WebhookStore } from '../ports/webhook-store.ts';
import { createDeliverEvents, RETRY_PAUSES_MS } from './deliver-events.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
const BEGIN = new Date('2026-01-01T00:00:00Z').getTime();

/** An address that answers as it is told, a store in memory, and a clock that stands still until it is moved. */
function open(answers: readonly (number | 'unreachable')[], secret: string | null = SECRET) {
  let now = BEGIN;
  const sent: OutboundRequest[] = [];
  const rest = { webhookId: 'whk_1', workspaceId: 'ws_1', assistantId: 'asst_1' } as const;
  const deliveries: Delivery[] = [1].map((each) => ({
    ...rest,
    id: `dlv_${each}`,
    url: 'https://program.example/hook',
    type: 'message.created',
    about: `msg_${each}`,
    body: '{"type":"message.created"}',
    state: 'pending',
    attempts: 0,
    createdAt: new Date(now),
    nextAttemptAt: new Date(now),
  }));
  const store: Pick<WebhookStore, 'claim' | 'settle'> = {
    async claim(until) {
      const due = deliveries.findIndex(
        ({ state, nextAttemptAt }) => state === 'pending' && nextAttemptAt.getTime() <= now,
      );
      const found = deliveries[due];
      if (!found) return null;
      const claimed = { ...found, attempts: found.attempts + 1, nextAttemptAt: until };
      deliveries[due] = claimed;
      return claimed;
    },
    async settle({ id }, outcome) {
      const index = deliveries.findIndex((each) => each.id === id);
      const known = deliveries[index];
      if (known) deliveries[index] = { ...known, ...outcome };
    },
  };
  const outbound = {
    async request(request: OutboundRequest): Promise<OutboundResult> {
      const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 200;
      sent.push(request);
      if (answer === 'unreachable')
        return { ok: false, failure: answer, reason: 'The server could not be reached.' };
      return {
        ok: true,
        reply: { url: request.url, status: answer, header: () => undefined, body: new Uint8Array() },
      };
    },
  };
  const events = createDeliverEvents({
    webhooks: store as WebhookStore,
    ownerSecrets: { use: async () => secret ?? undefined },
    outbound,
    clock: { now: () => new Date(now) },
    logger: createLogger('silent'),
  });
  return { events, sent, deliveries, wait: (ms: number) => void (now += ms) };
}

describe('createDeliverEvents', () => {
  it('brings an event once, signed so that the receiver can check it', async () => {
    const { events, sent, deliveries } = open([200]);
    await events.run();
    await events.run();
    expect(sent).toHaveLength(1);
    const { headers = {}, body } = sent[0] ?? {};
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${String(body)}`;
    const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(headers['webhook-timestamp']).toBe(String(BEGIN / 1_000));
    expect(deliveries).toMatchObject([{ state: 'delivered', attempts: 1, outcome: 'status 200' }]);
  });

  it('tries again after a growing pause, not before, under the same id, until it arrives', async () => {
    const { events, sent, deliveries, wait } = open([500, 'unreachable', 204]);
    await events.run();
    expect(deliveries).toMatchObject([{ state: 'pending', outcome: 'status 500' }]);
    wait(RETRY_PAUSES_MS[0] - 1);
    await events.run();
    expect(sent).toHaveLength(1);
    wait(1);
    await events.run();
    expect(deliveries).toMatchObject([{ state: 'pending', outcome: 'The server could not be reached.' }]);
    wait(RETRY_PAUSES_MS[1]);
    await events.run();
    expect(deliveries).toMatchObject([{ state: 'delivered', attempts: 3 }]);
    expect(new Set(sent.map(({ headers }) => headers?.['webhook-id']))).toEqual(new Set(['dlv_1']));
  });

  it('brings nothing without a signature: whose webhook was removed hears no more', async () => {
    const { events, sent, deliveries } = open([200], null);
    await events.run();
    expect(sent).toEqual([]);
    expect(deliveries).toMatchObject([{ state: 'failed', outcome: 'the webhook was removed' }]);
  });

  it('gives up after the last pause', async () => {
    const { events, sent, deliveries, wait } = open([410]);
    for (const pause of [...RETRY_PAUSES_MS, 1_000_000_000]) {
      await events.run();
      wait(pause);
    }
    await events.run();
    expect(sent).toHaveLength(RETRY_PAUSES_MS.length + 1);
    expect(deliveries).toMatchObject([{ state: 'failed', outcome: 'status 410' }]);
  });
});
